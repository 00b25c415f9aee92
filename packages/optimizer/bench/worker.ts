/**
 * What a worker costs: a run that is nothing but start and end, beside plain comlink and piscina; how long a cancelled run goes on; and what progress and checkpoints take.
 *
 * After a build of the package, whose worker it uses: npm run bench -- packages/optimizer/bench/worker.ts
 */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { machine } from "@repo/bench";
import { add, greater, mul, square, sub, sum, whileLoop, type Tensor } from "@gradkit/autodiff";
import { fileStore, gradientDescent, minimize } from "@gradkit/optimizer";
import { wrap } from "comlink";
import type { Piscina as Pool } from "piscina";
import { nodeEndpoint } from "../src/worker/node-endpoint.js";

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

/** Cancelled inside an evaluation that never ends. */
const stopped = async (): Promise<number> => {
  const run = minimize((x: Tensor) => whileLoop((k) => greater(k, -1), (k) => k, sum(square(x))), [3], { on: worker });
  await new Promise((resume) => setTimeout(resume, 400));
  const since = performance.now();
  run.cancel();
  await run;
  return performance.now() - since;
};

/** A worker of plain comlink, and one of piscina, that give back a number. */
const folder = mkdtempSync(join(tmpdir(), "gradkit-bench-"));
const comlink = pathToFileURL(resolve("packages/optimizer/node_modules/comlink/dist/esm/comlink.mjs")).href;
const adapter = pathToFileURL(resolve("packages/optimizer/node_modules/comlink/dist/esm/node-adapter.mjs")).href;
writeFileSync(join(folder, "comlink.mjs"), `import { expose } from "${comlink}"; import nodeEndpoint from "${adapter}"; import { parentPort } from "node:worker_threads"; expose({ echo: (x) => x }, nodeEndpoint(parentPort));`);
writeFileSync(join(folder, "piscina.mjs"), "export default (x) => x;");

const plainComlink = async (calls: number): Promise<number> => {
  const since = performance.now();
  const thread = new Worker(join(folder, "comlink.mjs"));
  const { echo } = wrap<{ echo: (x: number) => number }>(nodeEndpoint(thread));
  await echo(1);
  const started = performance.now();
  for (let k = 0; k < calls; k++) await echo(k);
  const ended = performance.now();
  await thread.terminate();
  return calls === 0 ? started - since : (ended - started) / calls;
};
// Its workers' module stands beside its own: it cannot be bundled.
const piscina = import.meta.resolve("piscina");
const plainPiscina = async (calls: number): Promise<number> => {
  const since = performance.now();
  const { Piscina } = (await import(piscina)) as { Piscina: typeof Pool };
  const threads = new Piscina({ filename: join(folder, "piscina.mjs"), minThreads: 1, maxThreads: 1 });
  await threads.run(1);
  const started = performance.now();
  for (let k = 0; k < calls; k++) await threads.run(k);
  const ended = performance.now();
  await threads.destroy();
  return calls === 0 ? started - since : (ended - started) / calls;
};
/** A question to our worker while a run is paused: its current state. */
const asked = async (calls: number): Promise<number> => {
  const run = minimize(rosenbrock, start, { on: worker, method: gradientDescent({ rate: 1e-9 }), stop: { steps: 1e9, gradient: 0 } });
  for await (const { steps } of run) if (steps > 0) break;
  run.pause();
  await run.checkpoint();
  const since = performance.now();
  for (let k = 0; k < calls; k++) await run.checkpoint();
  const each = (performance.now() - since) / calls;
  run.cancel();
  await run;
  return each;
};

/** The part of the processor's time of a run that reports and checkpoints take: pairs of runs with and without. Its time, since that of a busy machine's clock says little. */
const watching = async (): Promise<readonly number[]> => {
  const options = { method: gradientDescent({ rate: 1e-9 }), stop: { steps: 60_000, gradient: 0 } };
  const path = join(folder, "run");
  const parts: number[] = [];
  for (let k = 0; k < 9; k++) {
    const bare = await used(async () => minimize(rosenbrock, start, options));
    const watched = await used(async () => minimize(rosenbrock, start, { ...options, progress: () => undefined, checkpoints: { store: fileStore(path), seconds: 1 } }));
    parts.push(100 * (watched / bare - 1));
  }
  return parts.toSorted((a, b) => a - b);
};

const used = async (work: () => Promise<unknown>): Promise<number> => {
  const { user, system } = process.cpuUsage();
  await work();
  const after = process.cpuUsage({ user, system });
  return after.user + after.system;
};

const run = async (): Promise<void> => {
  console.log(machine());
  shown("a run of one step in a worker, from call to result", await times(20, whole));
  shown("start of a worker and one call: plain comlink", await times(20, async () => plainComlink(0)));
  shown("start of a worker and one call: piscina", await times(20, async () => plainPiscina(0)));
  console.log(`a round trip: plain comlink ${(await plainComlink(2000)).toFixed(3)} ms, piscina ${(await plainPiscina(2000)).toFixed(3)} ms, a checkpoint of a paused run ${(await asked(500)).toFixed(3)} ms`);
  shown("from cancel to result inside an evaluation that never ends", await times(15, stopped));
  const parts = await watching();
  console.log(`progress and a checkpoint every second: ${parts[4]!.toFixed(1)} % of the time, median of 9 pairs`);
  shown("from cancel to result in a worker", await times(40, () => cancelled(worker)));
  shown("from cancel to result in this thread", await times(40, () => cancelled("inline")));
};
void run();
