import { existsSync } from "node:fs";

const usual = ["/usr/bin/redis-server", "/usr/local/bin/redis-server", "/usr/bin/valkey-server", "/usr/local/bin/valkey-server", "/opt/homebrew/bin/redis-server"];

const advice = "Install redis-server, or name one: REDIS_SERVER=/path/to/redis-server";

/**
 * The path of the redis-server to test with: `$REDIS_SERVER`, else one in a usual place, else `undefined`, said aloud as what is left out (`without` completes "No redis-server
 * found: …"). With `GRADKIT_REQUIRE_REDIS=1` its absence is an error.
 */
export function findRedis(without: string, { env = process.env, exists = existsSync, say = console.warn } = {}): string | undefined {
  const named = env.REDIS_SERVER;
  if (named && !exists(named)) throw new Error(`REDIS_SERVER=${named}: no such file`);
  const found = named || usual.find((path) => exists(path));
  if (found) return found;
  if (env.GRADKIT_REQUIRE_REDIS === "1") throw new Error(`No redis-server found, and GRADKIT_REQUIRE_REDIS=1. ${advice}`);
  say(`\n!! No redis-server found: ${without}. ${advice}\n`);
  return undefined;
}
