/**
 * What two threads could gain at most, and what they share: the halves of a piece of work in two threads at once, each with a module and memory of its own and nothing to wait for but the end,
 * beside the whole of it in one: npm run bench -- packages/wasm/bench/threads.ts
 */
import { isMainThread, Worker, workerData } from "node:worker_threads";
import { grad, matmul, softplus, sub, mul, mean, type Tensor } from "@gradkit/autodiff";
import { fromData, type NDArray } from "@gradkit/shapes";
import { machine } from "@repo/bench";
import { compileSync } from "../src/index.js";
import { median } from "./times.js";
import { numbers } from "./workloads.js";

const matrix = (rows: number, columns: number): NDArray => fromData(numbers(rows * columns), [rows, columns]);

/** Work that is cut along its rows. */
const works = {
  "matmul 256": { rows: 256, of: (rows: number) => [matmul, matrix(rows, 256), matrix(256, 256)] },
  "matmul 1024": { rows: 1024, of: (rows: number) => [matmul, matrix(rows, 1024), matrix(1024, 1024)] },
  "logistic regression 10,000 × 50": { rows: 10_000, of: (rows: number) => [logistic, numbers(50), matrix(rows, 50), numbers(rows)] },
  "logistic regression 1,000,000 × 50": { rows: 1_000_000, of: (rows: number) => [logistic, numbers(50), matrix(rows, 50), numbers(rows)] },
} as const;

const logistic = grad((w: Tensor, x: Tensor, y: Tensor) => {
  const z = matmul(x, w);
  return mean(sub(softplus(z), mul(y, z))) as Tensor;
});

interface Task {
  readonly name: keyof typeof works;
  readonly rows: number;
  /** The round that is to be run, how many threads have run it, and which thread this is. */
  readonly state: Int32Array<SharedArrayBuffer>;
}

const [round, done] = [0, 1];

const work = ({ name, rows, state }: Task): void => {
  const [f, ...args] = works[name].of(rows);
  const compiled = (compileSync as (f: unknown, ...args: readonly unknown[]) => ((...args: readonly unknown[]) => unknown) & { readonly run: () => void })(f, ...args);
  compiled(...args);
  for (let last = 0; ; ) {
    Atomics.add(state, done, 1);
    Atomics.notify(state, done);
    Atomics.wait(state, round, last);
    last = Atomics.load(state, round);
    if (last < 0) return;
    compiled.run();
  }
};

/** Threads with a share of the work each, and milliseconds of a round of theirs. */
const threads = (name: keyof typeof works, count: number): { readonly time: () => number; readonly end: () => void } => {
  const state = new Int32Array(new SharedArrayBuffer(8));
  for (let k = 0; k < count; k++) void new Worker(new URL(import.meta.url), { workerData: { name, rows: works[name].rows / count, state } satisfies Task });
  const settled = (): void => {
    for (let n = Atomics.load(state, done); n < count; n = Atomics.load(state, done)) Atomics.wait(state, done, n);
  };
  settled();
  return {
    time: () => {
      Atomics.store(state, done, 0);
      const start = performance.now();
      Atomics.add(state, round, 1);
      Atomics.notify(state, round);
      settled();
      return performance.now() - start;
    },
    end: () => {
      Atomics.store(state, round, -1);
      Atomics.notify(state, round);
    },
  };
};

const main = (): void => {
  console.log(`${machine()}\n`);
  for (const name of Object.keys(works) as (keyof typeof works)[]) {
    const [one, two] = [threads(name, 1), threads(name, 2)];
    for (const { time } of [one, two]) time();
    const [a, b]: [number[], number[]] = [[], []];
    for (const until = performance.now() + 8000; performance.now() < until || a.length < 9; ) {
      a.push(one.time());
      b.push(two.time());
    }
    const figures = (of: readonly number[]): string => `${median(of).toFixed(3)} (${Math.min(...of).toFixed(3)})`;
    console.log(`${name.padEnd(36)} one thread ${figures(a)}  two ${figures(b)} ms, median (least) of ${a.length}  ${(median(a) / median(b)).toFixed(2)} (${(Math.min(...a) / Math.min(...b)).toFixed(2)}) times as fast`);
    one.end();
    two.end();
  }
};

if (isMainThread) main();
else work(workerData as Task);
