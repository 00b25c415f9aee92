/**
 * What the first call of each eval's derivative costs in a new process: tracing, compiling, and the call itself, in milliseconds elapsed and of processor time of all threads, median (least).
 * `npm run bench -- tooling/gradbench/bench/first-call.ts ht lstm`, or all. `BEFORE` names a bundle of another version of this file: both run by turns.
 */
import { spawnSync } from "node:child_process";
import { evals } from "../src/evals.js";
import type { Task } from "../src/task.js";
import { inputs } from "./inputs.js";

const [first, name, derivative] = process.argv.slice(2);
const stages = ["trace", "compile", "call"] as const;
const clocks = ["elapsed", "processor"] as const;

const once = (make: (input: never) => Task, input: unknown): void => {
  const { spent } = make(input as never);
  console.log(clocks.flatMap((clock) => stages.map((stage) => spent[stage][clock])).join(" "));
};

const median = (xs: readonly number[]): number => xs.toSorted((a, b) => a - b)[xs.length >> 1]!;

const shown = (xs: readonly number[]): string => `${median(xs).toFixed(0)} (${Math.min(...xs).toFixed(0)})`.padStart(10);

const compare = (chosen: readonly string[]): void => {
  const bundles = [process.argv[1]!, ...(process.env["BEFORE"] ? [process.env["BEFORE"]] : [])];
  const rounds = Number(process.env["ROUNDS"] ?? 9);
  console.log("".padEnd(16) + bundles.map((_, k) => clocks.map((clock) => `${k === 0 ? "" : "before, "}${clock}: ${stages.join(", ")}, all`.padStart(42)).join("")).join(""));
  for (const key of chosen) {
    const times = bundles.map((): number[][] => []);
    for (let round = 0; round < rounds; round++)
      for (const [k, bundle] of bundles.entries()) times[k]!.push(spawnSync(process.execPath, [bundle, "once", ...key.split(".")]).stdout.toString().trim().split(" ").map(Number));
    const columns = (of: readonly number[][], from: number): string => {
      const parts = of.map((row) => row.slice(from, from + stages.length));
      return `  ${[...stages.map((_, j) => parts.map((row) => row[j]!)), parts.map((row) => row.reduce((a, b) => a + b))].map(shown).join("")}`;
    };
    console.log(key.padEnd(16) + times.map((of) => clocks.map((_, j) => columns(of, j * stages.length)).join("")).join(""));
  }
};

if (first === "once") once(evals[name!]![derivative!]!, inputs[`${name}.${derivative}`]!());
else compare(Object.keys(inputs).filter((key) => process.argv.length === 2 || process.argv.slice(2).includes(key.split(".")[0]!)));
