/**
 * What a task costs beyond its own work: through Redis, with 1, 2 and 4 workers on this machine, beside a pool of the same size; and the round trip of one task that is nothing but its trip.
 *
 * After a build of the package, whose thread it uses: npm run bench -- packages/cluster/bench/overhead.ts, with REDIS_URL of a server that may be filled.
 */
import { resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { machine } from "@repo/bench";
import { add, mul, square, sub, type Tensor } from "@gradkit/autodiff";
import { cluster, work } from "@gradkit/cluster";
import { adam, minimizeTask, pool, sweep, type Executor, type Task } from "@gradkit/optimizer";
import { inline } from "@gradkit/optimizer/worker";

const connection = process.env.REDIS_URL ?? "redis://localhost";
const rosenbrock = ([x, y]: Tensor[]) => add(square(sub(1, x!)), mul(100, square(sub(y!, square(x!)))));
let drawn = Date.now() % 1e6;

/** Tasks that nobody has done before. */
const tasks = (count: number, steps: number): readonly Task[] =>
  Array.from({ length: count }, () => minimizeTask(rosenbrock, [-1.2, 1 + 1e-6 * drawn++], { method: adam({ rate: 0.002 }), stop: { steps, gradient: 0 } }).task);

/** Milliseconds that a task takes by the clock, and of processors: coordinator, workers and their threads are one process here. */
interface Cost {
  readonly clock: number;
  readonly processor: number;
}

const milliseconds = async (count: number, steps: number, on: Executor): Promise<Cost> => {
  const all = tasks(count, steps);
  const [since, before] = [performance.now(), process.cpuUsage()];
  const ends = await sweep(all, on);
  if (ends.some((end) => "error" in end)) throw new Error("a task failed", { cause: ends.find((end) => "error" in end) });
  const { user, system } = process.cpuUsage(before);
  return { clock: (performance.now() - since) / count, processor: (user + system) / 1000 / count };
};
const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;
const repeated = async (times: number, measure: () => Promise<Cost>): Promise<Cost> => {
  const all: Cost[] = [];
  for (let k = 0; k < times; k++) all.push(await measure());
  return { clock: median(all.map(({ clock }) => clock)), processor: median(all.map(({ processor }) => processor)) };
};
const shown = ({ clock, processor }: Cost, { clock: own, processor: ownProcessor }: Cost = { clock: 0, processor: 0 }): string => `${(clock - own).toFixed(2)} ms (${(processor - ownProcessor).toFixed(2)} of processors)`;

const create = (): Worker => new Worker(resolve("packages/cluster/dist/worker/thread.js"));
const local = (): Worker => new Worker(resolve("packages/optimizer/dist/worker/worker.js"));

const run = async (): Promise<void> => {
  console.log(machine());
  const trivial = await repeated(5, () => milliseconds(100, 1, inline()));
  console.log(`a task of one step in this thread: ${shown(trivial)}`);
  for (const size of [1, 2, 4]) {
    const queue = `bench-${size}`;
    const workers = Array.from({ length: size }, () => work({ connection, queue, pool: 1, create }));
    await Promise.all(workers.map(({ ready }) => ready));
    const engine = cluster({ connection, queue });
    await milliseconds(50, 1, engine);
    const one = { ...engine, size: 1 };
    const [through, trip, beside] = [await repeated(7, () => milliseconds(200, 1, engine)), await repeated(7, () => milliseconds(20, 1, one)), await repeated(3, () => milliseconds(5 * size, 1, pool({ size, create: local })))];
    console.log(`${size} workers: a task costs ${shown(through, trivial)} beyond its work; one after the other ${shown(trip)}; by a pool of ${size} ${shown(beside, trivial)} beyond it`);
    await engine.close();
    await Promise.all(workers.map(({ close }) => close()));
  }
  const engine = cluster({ connection, queue: "bench-data" });
  const worker = work({ connection, queue: "bench-data", pool: 1, create });
  await milliseconds(5, 1, engine);
  for (const n of [1e3, 1e4, 1e5]) {
    const wide = async (): Promise<Cost> => {
      const task = minimizeTask((x: Tensor) => mul(1e-9, square(x).sum()), new Float64Array(n).fill(drawn++), { method: adam({ rate: 0.1 }), stop: { steps: 1 } }).task;
      const [since, before] = [performance.now(), process.cpuUsage()];
      await engine.execute(task);
      const { user, system } = process.cpuUsage(before);
      return { clock: performance.now() - since, processor: (user + system) / 1000 };
    };
    console.log(`one step of ${n} parameters there and back: ${shown(await repeated(9, wide))}`);
  }
  await engine.close();
  await worker.close();
};
void run();
