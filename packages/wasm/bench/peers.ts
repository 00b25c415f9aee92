/**
 * Gradients of one workload after the other: ours, C by hand, tfjs, jax-js and rose by turns, each in a process of its own: `npm install --prefix packages/wasm/bench/peers`, then
 * `npm run bench -- packages/wasm/bench/peers.ts`. The workloads are those of workloads.ts.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { machine } from "@repo/bench";
import { median } from "./times.js";

interface Times {
  readonly median: number;
  readonly least: number;
  /** The sum of squares of the result, so that the same is computed. */
  readonly squares?: number;
}

const folder = mkdtempSync(join(tmpdir(), "peers-"));
const kernels = join(folder, "kernels");
execFileSync("gcc", ["-O3", "-march=native", "-o", kernels, "packages/wasm/bench/c/kernels.c", "-lm"]);

const run = (program: string, args: readonly string[]): string => execFileSync(program, args, { stdio: ["ignore", "pipe", "ignore"], timeout: 120_000 }).toString();
const lastLine = (text: string): Times => JSON.parse(text.trim().split("\n").at(-1)!) as Times;
const peer = (file: string, ...args: readonly string[]): Times => lastLine(run(process.execPath, [join("packages/wasm/bench/peers", file), ...args]));

const sides: Readonly<Record<string, (name: string) => Times>> = {
  gradkit: (name) => lastLine(run(process.execPath, ["tooling/bench/run.js", "packages/wasm/bench/ours.ts", name])),
  "C -O3": (name) => {
    const [typical, least] = run(kernels, [name, "9"]).split(" ").map(Number);
    return { median: typical!, least: least! };
  },
  "tfjs cpu f32": (name) => peer("tfjs.mjs", "cpu", name),
  "tfjs wasm f32": (name) => peer("tfjs.mjs", "wasm", name),
  "jax-js f32": (name) => peer("jax.mjs", "float32", name),
  "jax-js f64": (name) => peer("jax.mjs", "float64", name),
  rose: (name) => peer("rose.mjs", name),
};

const tried = (f: () => Times): Times => {
  try {
    return f();
  } catch {
    return { median: NaN, least: NaN };
  }
};

console.log(`${machine()}\n`);
for (const name of process.argv.slice(2).length > 0 ? process.argv.slice(2) : ["rosenbrock", "logistic", "mlp", "gmm"]) {
  const rounds = Array.from({ length: 3 }, () => Object.fromEntries(Object.entries(sides).filter(([side]) => side !== "rose" || name === "rosenbrock").map(([side, f]) => [side, tried(() => f(name))])));
  const own = median(rounds.map((round) => round["gradkit"]!.median));
  for (const side of Object.keys(rounds[0]!)) {
    const [middle, least] = [median(rounds.map((round) => round[side]!.median)), Math.min(...rounds.map((round) => round[side]!.least))];
    console.log(`${name.padEnd(11)}${side.padEnd(14)}${middle.toFixed(2).padStart(12)} µs (least ${least.toFixed(2)})  ${(middle / own).toFixed(2).padStart(8)} of ours  ${rounds[0]![side]!.squares ?? ""}`);
  }
}
