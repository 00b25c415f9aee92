/**
 * What the first call of each eval's derivative costs in a new process, tracing, compiling and one run, in milliseconds of processor time of all its threads: median (least).
 * `npm run bench -- tooling/gradbench/bench/first-call.ts ht lstm`, or all. `BEFORE` names a bundle of another version of this file: both run by turns.
 */
import { spawnSync } from "node:child_process";
import { evals } from "../src/evals.js";
import type { Task } from "../src/task.js";
import { inputs } from "./inputs.js";

const [first, name, derivative] = process.argv.slice(2);

const once = (make: (input: never) => Task, input: unknown): void => {
  const [before, start] = [process.cpuUsage(), performance.now()];
  make(input as never).run();
  const { user, system } = process.cpuUsage(before);
  console.log(`${(user + system) / 1000} ${performance.now() - start}`);
};

const median = (xs: readonly number[]): number => xs.toSorted((a, b) => a - b)[xs.length >> 1]!;

const shown = (xs: readonly number[]): string => `${median(xs).toFixed(0)} (${Math.min(...xs).toFixed(0)})`.padStart(12);

const compare = (chosen: readonly string[]): void => {
  const bundles = [process.argv[1]!, ...(process.env["BEFORE"] ? [process.env["BEFORE"]] : [])];
  const rounds = Number(process.env["ROUNDS"] ?? 9);
  for (const key of chosen) {
    const [of, name] = key.split(".") as [string, string];
    const times = bundles.map((): number[][] => [[], []]);
    for (let round = 0; round < rounds; round++)
      for (const [k, bundle] of bundles.entries()) {
        const { stdout } = spawnSync(process.execPath, [bundle, "once", of, name]);
        for (const [j, time] of stdout.toString().trim().split(" ").entries()) times[k]![j]!.push(Number(time));
      }
    console.log(key.padEnd(18) + times.map(([cpu, wall]) => `${shown(cpu!)} ms, elapsed ${shown(wall!)}`).join("   before: "));
  }
};

if (first === "once") once(evals[name!]![derivative!]!, inputs[`${name}.${derivative}`]!());
else compare(Object.keys(inputs).filter((key) => process.argv.length === 2 || process.argv.slice(2).includes(key.split(".")[0]!)));
