import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { build } from "esbuild";

/**
 * Runs a benchmark: `npm run bench -- packages/scalar/bench/medium.ts`. It is bundled first, with all that it measures, as an app would be: a loader that
 * rewrites functions on the fly slows some of them several times.
 */
const [file, ...args] = process.argv.slice(2);
if (!file || !existsSync(file)) throw new Error(`bench: no such file: ${file ?? "none given"}. Did you mean packages/scalar/bench/medium.ts?`);

const packageOf = (path) => (existsSync(join(path, "package.json")) ? path : packageOf(dirname(path)));
const home = packageOf(dirname(resolve(file)));
const folder = join(home, "node_modules", ".cache", "bench");
mkdirSync(folder, { recursive: true });
const outfile = join(folder, `${basename(file, ".ts")}.mjs`);
await build({
  entryPoints: [file],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  mainFields: ["module", "main"],
  conditions: ["@gradkit/source"],
  banner: { js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);' },
  logLevel: "error",
});
process.exitCode = spawnSync(process.execPath, [...process.execArgv, outfile, ...args], { stdio: "inherit" }).status ?? 1;
