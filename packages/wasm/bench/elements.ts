/**
 * Functions of elements in lanes beside the host's, ns an element: npm run bench -- packages/wasm/bench/elements.ts
 */
import { compare, machine } from "@repo/bench";
import { cos, exp, expm1, log, log1p, sigmoid, sin, tanh } from "@gradkit/autodiff";
import { compileSync } from "../src/index.js";

const n = 4096;
const xs = Float64Array.from({ length: n }, (_, i) => 0.05 + ((i * 7919) % 4096) / 800);
const out = new Float64Array(n);

console.log(`${machine()}\n`);
for (const [name, f] of Object.entries({ exp, log, tanh, sin, cos, sigmoid, expm1, log1p })) {
  const compiled = compileSync(f, xs);
  compiled.inputs[0]!.data.set(xs);
  const host = name === "sigmoid" ? (x: number): number => 1 / (1 + Math.exp(-x)) : (Math as unknown as Readonly<Record<string, (x: number) => number>>)[name]!;
  const [ours, theirs] = compare(name, { compiled: compiled.run, "Math.*": () => { for (let i = 0; i < n; i++) out[i] = host(xs[i]!); } }, { rounds: 7, milliseconds: 10, warm: 300 });
  console.log(`  ${((1000 * ours!.microseconds) / n).toFixed(2)} ns an element, ${((1000 * theirs!.microseconds) / n).toFixed(2)} ns by Math.*\n`);
}
