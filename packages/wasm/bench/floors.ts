/**
 * Why two goals are out of reach: what their multiply-adds take at the peak of 128-bit lanes, their functions in lanes, and reading their data, beside ours, the other libraries, and a fifteenth or twentieth of those, by turns in one run:
 * npm run bench -- packages/wasm/bench/floors.ts, once `npm install --prefix packages/wasm/bench/peers` is done.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { machine } from "@repo/bench";
import { exp, tanh, type Tensor } from "@gradkit/autodiff";
import { compileSync, type Compiled } from "../src/index.js";
import { callsFor, timesOf } from "./times.js";
import { numbers } from "./workloads.js";

const folder = mkdtempSync(join(tmpdir(), "bench-"));
const run = (program: string, ...args: readonly string[]): string => execFileSync(program, args, { stdio: ["ignore", "pipe", "ignore"] }).toString();
const leastIn = (text: string): number => (JSON.parse(text.trim().split("\n").at(-1)!) as { least: number }).least;
const node = (...args: readonly string[]) => (): number => leastIn(run(process.execPath, ...args));
const ours = (name: string): (() => number) => node("tooling/bench/run.js", "packages/wasm/bench/ours.ts", name);
const peer = (file: string, of: string, name: string): (() => number) => node(`packages/wasm/bench/peers/${file}`, of, name);

const floors = (real: string, contract: string): (() => readonly number[]) => {
  const file = join(folder, real + contract);
  execFileSync("gcc", ["-O2", "-march=native", `-ffp-contract=${contract}`, `-Dreal=${real}`, "-o", file, "packages/wasm/bench/c/floors.c"]);
  return () => run(file, "200").split(" ").map(Number);
};
const [double, doubleFused, single, singleFused] = [floors("double", "off"), floors("double", "fast"), floors("float", "off"), floors("float", "fast")];

const inLanes = (f: (x: Tensor) => Tensor, length: number): (() => number) => {
  const compiled = compileSync(f, numbers(length)) as unknown as Compiled;
  compiled.inputs[0]!.data.set(numbers(length));
  const calls = Math.max(callsFor(compiled.run), callsFor(compiled.run)) >> 4;
  return () => Math.min(...Array.from({ length: 20 }, () => timesOf(compiled.run, calls).least));
};

/** Multiplications and additions: two for each number of the data; of layers of 64, 128, 128 and 10 over 128 points, and back, without the derivative by the data. */
const [logistic, perceptron] = [4 * 10_000 * 50, 2 * 128 * (2 * (64 * 128 + 128 * 128 + 128 * 10) + 128 * 128 + 128 * 10)];
const sides: Readonly<Record<string, () => number>> = {
  "peak, GFLOPS of float64": () => -double()[0]!,
  "peak, GFLOPS of float64, fused": () => -doubleFused()[0]!,
  "peak, GFLOPS of float32": () => -single()[0]!,
  "peak, GFLOPS of float32, fused": () => -singleFused()[0]!,
  "4 MB read in 128 bits": () => double()[1]!,
  "4 MB read in 512 bits": () => double()[2]!,
  "exp of 10,000": inLanes(exp, 10_000),
  "tanh of 32,768": inLanes(tanh, 32_768),
  "logistic, ours": ours("logistic"),
  "logistic, tfjs wasm": peer("tfjs.mjs", "wasm", "logistic"),
  "perceptron, ours": ours("mlp"),
  "perceptron, ours, float32": ours("mlp32"),
  "perceptron, tfjs wasm": peer("tfjs.mjs", "wasm", "mlp"),
  "perceptron, jax-js float32": peer("jax.mjs", "float32", "mlp"),
};

console.log(`${machine()}\n`);
const least = Object.fromEntries(Object.keys(sides).map((side) => [side, Infinity])) as Record<string, number>;
for (let round = 0; round < 3; round++) for (const [side, time] of Object.entries(sides)) least[side] = Math.min(least[side]!, time());
for (const [side, value] of Object.entries(least)) console.log(`${side.padEnd(32)} ${Math.abs(value).toFixed(1).padStart(10)}${value < 0 ? "" : " µs"}`);

const at = (flops: number, peak: string): number => flops / (-1000 * least[peak]!);
const line = (goal: string, allowed: number, multiplyAdds: number, functions: string, found: number): void =>
  console.log(`${goal}: ${allowed.toFixed(0)} µs allowed; multiply-adds at the peak ${multiplyAdds.toFixed(0)}, ${functions} ${least[functions]!.toFixed(0)}, together ${(multiplyAdds + least[functions]!).toFixed(0)}; ours ${found.toFixed(0)}`);
console.log();
line("logistic regression, 1/15 of tfjs wasm", least["logistic, tfjs wasm"]! / 15, at(logistic, "peak, GFLOPS of float64"), "exp of 10,000", least["logistic, ours"]!);
line("perceptron, 1/15 of tfjs wasm", least["perceptron, tfjs wasm"]! / 15, at(perceptron, "peak, GFLOPS of float64"), "tanh of 32,768", least["perceptron, ours"]!);
// Functions are those of float64.
line("perceptron in float32, 1/20 of jax-js", least["perceptron, jax-js float32"]! / 20, at(perceptron, "peak, GFLOPS of float32"), "tanh of 32,768", least["perceptron, ours, float32"]!);
