import { existsSync } from "node:fs";

const usual = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

export const browserArgs: readonly string[] = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

const advice = "Install chromium, or name one: CHROMIUM=/path/to/chromium";

/**
 * The path of the Chromium to test in: `$CHROMIUM`, else one in a usual place, else `undefined`, said aloud as what is left out
 * (`without` completes "No Chromium found: …"). With `GRADKIT_REQUIRE_BROWSER=1` its absence is an error.
 */
export function findBrowser(without: string, { env = process.env, exists = existsSync, say = console.warn } = {}): string | undefined {
  const named = env.CHROMIUM;
  if (named && !exists(named)) throw new Error(`CHROMIUM=${named}: no such file`);
  const found = named || usual.find((path) => exists(path));
  if (found) return found;
  if (env.GRADKIT_REQUIRE_BROWSER === "1") throw new Error(`No Chromium found, and GRADKIT_REQUIRE_BROWSER=1. ${advice}`);
  say(`\n!! No Chromium found: ${without}. ${advice}\n`);
  return undefined;
}
