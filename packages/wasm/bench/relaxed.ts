/**
 * Relaxed multiply-add beside the plain modules, by turns: npm run bench -- packages/wasm/bench/relaxed.ts [name …], which in Node 20 takes
 * `node --experimental-wasm-relaxed-simd tooling/bench/run.js …`; in Chromium by `chromium.ts`.
 */
import { matmul, type Tensor } from "@gradkit/autodiff";
import { applyPrimitive, type PrimitiveName } from "@gradkit/autodiff/backend";
import { fromData, type NDArray } from "@gradkit/shapes";
import { compileSync, supported, type Compiled } from "../src/index.js";
import { callsFor } from "./times.js";
import { numbers, workloads, type Workload } from "./workloads.js";

interface Row extends Workload {
  /** Operations on numbers, where a rate says something. */
  readonly flops?: number;
}

const single = ({ data, shape }: NDArray): NDArray => fromData(Float32Array.from(data), shape);
const square = (n: number): NDArray => fromData(numbers(n * n), [n, n]);
const products = [64, 256, 1024].flatMap((n): [string, Row][] => [square(n), single(square(n))].map((a) => [`matmul ${n} ${a.dtype}`, { f: matmul as never, args: [a, a], flops: 2 * n ** 3 }]));
const elements = (["exp", "log", "tanh", "sin", "pow", "erf"] as const satisfies readonly PrimitiveName[]).map((name): [string, Row] =>
  [`${name} 4096`, { f: ((...xs: readonly Tensor[]) => applyPrimitive(name, xs, {})[0]) as never, args: Array.from({ length: name === "pow" ? 2 : 1 }, () => numbers(4096, 1, 1)) }]);
const rows: readonly (readonly [string, Row])[] = [...Object.entries(workloads), ...products, ...elements];

type AnyCompile = (f: unknown, ...args: readonly unknown[]) => Compiled;

const microseconds = ({ run }: Compiled, calls: number): number => {
  const start = performance.now();
  for (let k = 0; k < calls; k++) run();
  return (1000 * (performance.now() - start)) / calls;
};

const inNode = typeof process === "object";
/** Batches of a millisecond or two, and not twenty, fit between the turns of other programs; but a page's clock has steps of 0.1 ms. */
const shortened = inNode ? 16 : 2;
const chosen = inNode ? process.argv.slice(2) : [];

console.log(`relaxed SIMD: ${supported().relaxedSimd}`);
for (const [name, { f, args, flops }] of rows.filter((row) => chosen.length === 0 || chosen.some((word) => row[0].startsWith(word)))) {
  const sides = [compileSync, compileSync.relaxed].map((compile) => (compile as unknown as AnyCompile)(f, ...args));
  for (const side of sides) side(...args);
  const calls = Math.ceil(Math.max(...[...sides, ...sides].map(({ run }) => callsFor(run))) / shortened);
  const rounds: number[][] = [];
  for (const start = performance.now(); rounds.length < 5 || performance.now() - start < 2000; ) rounds.push(sides.map((side) => microseconds(side, calls)));
  const [plain, relaxed] = [0, 1].map((k) => Math.min(...rounds.map((round) => round[k]!))) as [number, number];
  const rate = (time: number): string => (flops ? ` (${(flops / time / 1000).toFixed(1)} GFLOPS)` : "");
  console.log(`${name.padEnd(20)} plain ${plain.toFixed(2)} µs${rate(plain)}, relaxed ${relaxed.toFixed(2)} µs${rate(relaxed)}, ${(relaxed / plain).toFixed(2)} of it (least)`);
}
