/**
 * Gradients as compiled programs beside the interpreter and hand-written C (where there is gcc): npm run bench -- packages/wasm/bench/gradients.ts
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { machine } from "@repo/bench";
import { compileSync } from "../src/index.js";
import { callsFor, median, timesOf, type Times } from "./times.js";
import { workloads } from "./workloads.js";

/** Microseconds a call of the same function in C, in a process of its own. */
const inC = (): ((name: string) => Times) => {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const compiled = (of: "double" | "float"): string => {
    execFileSync("gcc", ["-O3", "-march=native", `-Dreal=${of}`, "-o", join(folder, of), "packages/wasm/bench/c/kernels.c", "-lm"]);
    return join(folder, of);
  };
  try {
    const [double, single] = [compiled("double"), compiled("float")];
    return (name) => {
      const [median, least] = execFileSync(name.endsWith("32") ? single : double, [name.replace("32", ""), "9"]).toString().split(" ").map(Number) as [number, number];
      return { median, least };
    };
  } catch {
    return () => ({ median: NaN, least: NaN });
  }
};

type Run = (...args: readonly unknown[]) => unknown;

console.log(`${machine()}\n`);
const c = inC();
for (const [name, { f, args }] of Object.entries(workloads)) {
  const started = performance.now();
  const compiled = (compileSync as (f: unknown, ...args: readonly unknown[]) => Run & { readonly run: () => void })(f, ...args);
  const compiling = performance.now() - started;
  compiled(...args);
  const sides: Readonly<Record<string, () => unknown>> = { run: compiled.run, call: () => compiled(...args), interpreter: () => (f as Run)(...args) };
  for (let k = 0; k < 3; k++) for (const side of Object.values(sides)) callsFor(side);
  const calls = Object.fromEntries(Object.entries(sides).map(([side, run]) => [side, callsFor(run)]));
  const rounds = Array.from({ length: 5 }, () => ({ C: c(name), ...Object.fromEntries(Object.entries(sides).map(([side, run]) => [side, timesOf(run, calls[side]!)])) }) as Readonly<Record<string, Times>>);
  const all = Object.fromEntries(["run", "call", "interpreter", "C"].map((side): [string, Times] => [side, { median: median(rounds.map((round) => round[side]!.median)), least: Math.min(...rounds.map((round) => round[side]!.least)) }]));
  const shown = Object.entries(all).map(([side, { median: middle, least }]) => `${side} ${middle.toFixed(2)} (${least.toFixed(2)})`);
  const ratio = (of: keyof Times): string => (all["run"]![of] / all["C"]![of]).toFixed(2);
  console.log(`${name.padEnd(12)} ${shown.join("  ")} µs, median (least)  run/C ${ratio("median")} (${ratio("least")})  traced and compiled in ${compiling.toFixed(0)} ms`);
}
