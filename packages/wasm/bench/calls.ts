/**
 * What a call costs beside its work, what it allocates, and how long long programs take to compile: npm run bench -- packages/wasm/bench/calls.ts
 */
import { machine, measure } from "@repo/bench";
import { add, mul, sin, type Equation, type Program, type Tensor } from "@gradkit/autodiff";
import { compileSync } from "../src/index.js";
import { build } from "../src/build.js";

console.log(`${machine()}\n`);
const one = compileSync((x: Tensor) => mul(x, x), 1);
const three = compileSync((x: Tensor, y: Tensor) => add(mul(x, sin(y)), x), 1, 2);
const by = (f: () => unknown): number => 1000 * measure({ f }, { rounds: 7, milliseconds: 20, warm: 300 })[0]!.microseconds;
console.log(`x² ${by(() => one(1.5)).toFixed(0)} ns a call, x sin y + x ${by(() => three(1.5, 0.5)).toFixed(0)} ns, run alone ${by(one.run).toFixed(0)} ns`);

for (let k = 0; k < 1e5; k++) one.run();
const before = process.memoryUsage().heapUsed;
for (let k = 0; k < 1e6; k++) one.run();
console.log(`${((process.memoryUsage().heapUsed - before) / 1e6).toFixed(3)} bytes a run, over 10⁶ runs`);

/** A chain of so many operations on numbers. */
const chain = (length: number): Program => {
  const out = { shape: [], dtype: "float64" as const };
  const names = ["add", "mul", "sub", "sin"] as const;
  const equations = Array.from({ length }, (_, k): Equation => {
    const primitive = names[k % 4]!;
    const last = k === 0 ? 0 : k + 1;
    return { primitive, params: {}, inputs: primitive === "sin" ? [last] : [last, Math.max(0, k - 5)], outputs: [out] };
  });
  return { format: "gradkit/program@1", inputs: [out, out], constants: [], equations, outputs: [length + 1] };
};

for (const length of [1000, 10_000, 100_000]) {
  const program = chain(length);
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const { bytes, functions, milliseconds } = build(program);
  const used = process.cpuUsage(cpu);
  const module = performance.now();
  const compiled = new WebAssembly.Module(bytes) instanceof WebAssembly.Module;
  console.log(`${length} equations: ${(module - start).toFixed(0)} ms (${((used.user + used.system) / 1000).toFixed(0)} ms of processor), the engine ${(performance.now() - module).toFixed(0)} ms, ${(bytes.length / 1000).toFixed(0)} kB in ${functions} functions, ${compiled ? "taken" : "refused"}`);
  console.log(Object.entries(milliseconds).map(([name, ms]) => `${name} ${ms.toFixed(0)}`).join("  "));
}
