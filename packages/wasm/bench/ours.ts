/** One workload, compiled, in a process of its own: what `peers.ts` compares. */
import { compileSync, type Compiled } from "../src/index.js";
import { workloads } from "./workloads.js";

const { f, args } = workloads[process.argv[2]!]!;
const compiled = (compileSync as unknown as (f: unknown, ...args: readonly unknown[]) => Compiled)(f, ...args);
compiled(...args);

/** The time of a call by batches of at least a millisecond. */
const times: number[] = [];
for (let calls = 1, spent = 0; spent < 800; ) {
  const start = performance.now();
  for (let k = 0; k < calls; k++) compiled.run();
  const elapsed = performance.now() - start;
  spent += elapsed;
  if (elapsed < 1) calls *= 2;
  else times.push((1000 * elapsed) / calls);
}
times.sort((a, b) => a - b);
const name = process.argv[2]!;
const outputs = name.startsWith("mlp") ? compiled.outputs.filter(({ shape }) => shape.length > 0) : compiled.outputs;
const squares = outputs.reduce((sum, { data }) => sum + (data as Float64Array).reduce((total, x) => total + x * x, 0), 0);
console.log(JSON.stringify({ median: times[times.length >> 1], least: times[0], squares }));
