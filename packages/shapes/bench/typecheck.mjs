// Prints how long tsc takes over 200 chained operations on literal shapes: node bench/typecheck.mjs
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
const chain = readFileSync(new URL("typecheck-chain.ts", import.meta.url), "utf8").match(/^const s\d+ = s\./gm)?.length ?? 0;
const start = performance.now();
const { status, stdout } = spawnSync(process.execPath, [tsc, "--project", fileURLToPath(new URL(".", import.meta.url)), "--extendedDiagnostics"], { encoding: "utf8" });
const seconds = (performance.now() - start) / 1000;
if (status !== 0) throw new Error(stdout);
const [check, instantiations] = ["Check time", "Instantiations"].map((row) => stdout.match(new RegExp(`${row}:\\s+(\\S+)`))?.[1]);
console.log(`${chain} chained operations: ${seconds.toFixed(2)} s in all, ${check} checking, ${instantiations} type instantiations`);
