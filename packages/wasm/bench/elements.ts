/**
 * Functions of elements in lanes beside the host's, ns an element: npm run bench -- packages/wasm/bench/elements.ts
 */
import { machine } from "@repo/bench";
import { cos, exp, expm1, log, log1p, sigmoid, sin, tanh } from "@gradkit/autodiff";
import { compileSync } from "../src/index.js";
import { callsFor, timesOf } from "./times.js";

const n = 4096;
const xs = Float64Array.from({ length: n }, (_, i) => 0.05 + ((i * 7919) % 4096) / 800);
const out = new Float64Array(n);

console.log(`${machine()}\n`);
for (const [name, f] of Object.entries({ exp, log, tanh, sin, cos, sigmoid, expm1, log1p })) {
  const compiled = compileSync(f, xs);
  compiled.inputs[0]!.data.set(xs);
  const host = name === "sigmoid" ? (x: number): number => 1 / (1 + Math.exp(-x)) : (Math as unknown as Readonly<Record<string, (x: number) => number>>)[name]!;
  const sides = [compiled.run, () => { for (let i = 0; i < n; i++) out[i] = host(xs[i]!); }];
  for (const side of sides) callsFor(side);
  const rounds = Array.from({ length: 5 }, () => sides.map((side) => timesOf(side, callsFor(side)).least));
  const [ours, theirs] = [0, 1].map((k) => (1000 * Math.min(...rounds.map((round) => round[k]!))) / n);
  console.log(`${name.padEnd(8)} ${ours!.toFixed(2)} ns an element, ${theirs!.toFixed(2)} ns by Math.*, ${(theirs! / ours!).toFixed(1)} times as fast (least of 45 rounds)`);
}
