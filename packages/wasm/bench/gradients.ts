/**
 * Gradients as compiled programs beside the interpreter and hand-written C (where there is gcc): npm run bench -- packages/wasm/bench/gradients.ts
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { machine, measure } from "@repo/bench";
import { compileSync } from "../src/index.js";
import { workloads } from "./workloads.js";

/** Microseconds a call of the same function in C, in a process of its own. */
const inC = (): ((name: string) => number | undefined) => {
  const program = join(mkdtempSync(join(tmpdir(), "bench-")), "kernels");
  try {
    execFileSync("gcc", ["-O3", "-march=native", "-o", program, "packages/wasm/bench/c/kernels.c", "-lm"]);
    return (name) => Number(execFileSync(program, [name, "7"]).toString());
  } catch {
    return () => undefined;
  }
};

const median = (xs: readonly number[]): number => xs.toSorted((a, b) => a - b)[xs.length >> 1]!;

console.log(`${machine()}\n`);
const c = inC();
for (const [name, { f, args }] of Object.entries(workloads)) {
  const started = performance.now();
  const compiled = (compileSync as (f: unknown, ...args: readonly unknown[]) => { (...args: readonly unknown[]): unknown; run: () => void; stats: { milliseconds: object } })(f, ...args);
  const compiling = performance.now() - started;
  compiled(...args);
  const native: number[] = [];
  const rounds = [0, 1, 2].map(() => {
    native.push(c(name) ?? NaN);
    return measure({ run: compiled.run, call: () => compiled(...args), interpreter: () => (f as (...given: readonly unknown[]) => unknown)(...args) }, { rounds: 5, milliseconds: 20, warm: 300 });
  });
  const of = (k: number): number => median(rounds.map((round) => round[k]!.microseconds));
  const [run, call, interpreter] = [of(0), of(1), of(2)];
  const cost = median(native);
  console.log(`${name.padEnd(12)} run ${run.toFixed(2).padStart(9)} µs  call ${call.toFixed(2).padStart(9)} µs  interpreter ${interpreter.toFixed(1).padStart(10)} µs  C ${cost.toFixed(2).padStart(9)} µs  run/C ${(run / cost).toFixed(2)}  traced and compiled in ${compiling.toFixed(0)} ms`);
}
