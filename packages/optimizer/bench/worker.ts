/**
 * What a worker costs: a run that is nothing but start and end, and how long a cancelled run goes on, inside a loop of short evaluations.
 *
 * After a build of the package, whose worker it uses: npm run bench -- packages/optimizer/bench/worker.ts
 */
import { resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { machine } from "@repo/bench";
import { add, mul, square, sub, type Tensor } from "@gradkit/autodiff";
import { gradientDescent, minimize } from "@gradkit/optimizer";

const rosenbrock = ([x, y]: Tensor[]) => add(square(sub(1, x!)), mul(100, square(sub(y!, square(x!)))));
const start = [-1.2, 1];
const worker = { create: () => new Worker(resolve("packages/optimizer/dist/worker/worker.js")) };

/** Milliseconds of each of some calls, in ascending order. */
const times = async (count: number, call: () => Promise<number>): Promise<readonly number[]> => {
  const all: number[] = [];
  for (let k = 0; k < count; k++) all.push(await call());
  return all.toSorted((a, b) => a - b);
};

const shown = (title: string, sorted: readonly number[]): void =>
  console.log(`${title}: median ${sorted[sorted.length >> 1]!.toFixed(1)} ms, 95 % below ${sorted[Math.floor(0.95 * sorted.length)]!.toFixed(1)} ms`);

const whole = async (): Promise<number> => {
  const since = performance.now();
  await minimize(rosenbrock, start, { on: worker, stop: { steps: 1 } });
  return performance.now() - since;
};

const cancelled = async (on: "inline" | typeof worker): Promise<number> => {
  const run = minimize(rosenbrock, start, { on, method: gradientDescent({ rate: 1e-9 }), stop: { steps: 1e9, gradient: 0 } });
  for await (const { steps } of run) if (steps > 100) break;
  const since = performance.now();
  run.cancel();
  await run;
  return performance.now() - since;
};

const run = async (): Promise<void> => {
  console.log(machine());
  shown("a run of one step in a worker, from call to result", await times(20, whole));
  shown("from cancel to result in a worker", await times(40, () => cancelled(worker)));
  shown("from cancel to result in this thread", await times(40, () => cancelled("inline")));
};
void run();
