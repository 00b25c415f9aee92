import { Worker } from "node:worker_threads";
import { add, item, mean, matmul, mul, sinh, softplus, square, sub, sum, whileLoop, greater, type Tensor } from "@gradkit/autodiff";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { adam, bfgs, clipNorm, cosine, gradientDescent, huber, lbfgs, leastSquares, minimize, minimizeTask, multiStart, newton, pool, sweep, type RunState, trustRegionReflective, type Method, type OptimizeOptions } from "../../src/index.js";
import { inline } from "../../src/worker/index.js";
import { refused, rejected } from "@repo/testing";
import { builtWorker } from "./built.js";

const rosenbrock = ([x, y]: Tensor[]) => add(square(sub(1, x!)), mul(100, square(sub(y!, square(x!)))));
const start = [-1.2, 1];
let file = "";
const alive = new Set<number>();
let count = 0;

/** A worker of the built module, counted while it lives. */
const create = (path = file): Worker => {
  const id = count++;
  alive.add(id);
  return new Worker(path).once("exit", () => void alive.delete(id));
};
const on = { create: () => create() };

/** How many are left once all are gone; where one is not, the test never ends. */
const gone = async (): Promise<number> => {
  while (alive.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  return alive.size;
};

/** The text of a worker's module that does something when it first tells how far its run is, which is its last message. */
const reporting = (act: string): string => `
  import { serveHere } from "./src/worker/index.ts";
  import { parentPort } from "node:worker_threads";
  const post = parentPort.postMessage.bind(parentPort);
  parentPort.postMessage = (message, ...more) => {
    post(message, ...more);
    if (message.gradkit !== "progress") return;
    parentPort.postMessage = () => undefined;
    ${act}
  };
  serveHere();
`;
const standing = "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);";

beforeAll(async () => void (file = await builtWorker()));

describe("a run in a worker", () => {
  const X = Array.from({ length: 60 }, (_, i) => [1, i / 60]);
  const y = X.map(([, x]) => 2 + 3 * x!);
  const loss = (w: Tensor, rows: { X: Tensor; y: Tensor }) => mean(square(sub(matmul(rows.X, w), rows.y)));

  const uneven = (w: Tensor) => add(mean(softplus(matmul(X, w))), mean(square(sinh(w))));

  it.each([
    { title: "bfgs", run: (o: OptimizeOptions) => minimize(rosenbrock, start, { ...o, method: bfgs() }) },
    { title: "lbfgs", run: (o: OptimizeOptions) => minimize(rosenbrock, start, { ...o, method: lbfgs({ memory: 5 }) }) },
    { title: "newton", run: (o: OptimizeOptions) => minimize(rosenbrock, start, { ...o, method: newton() }) },
    { title: "adam by a schedule and with clipping", run: (o: OptimizeOptions) => minimize(rosenbrock, start, { ...o, method: adam({ rate: cosine({ from: 0.1, steps: 100 }), clip: clipNorm(1) }), stop: { steps: 100 } }) },
    { title: "batches", run: (o: OptimizeOptions) => minimize(loss, [0, 0], { ...o, method: adam({ rate: 0.1 }), data: { X, y }, batch: { size: 7 }, stop: { steps: 100 }, seed: 5 }) },
    { title: "what is compiled on the way", run: (o: OptimizeOptions) => minimize(uneven, [0.3, -0.2], { ...o, method: adam({ rate: 0.01 }), stop: { steps: 200, gradient: 0 } }) },
    { title: "what is compiled at once", run: (o: OptimizeOptions) => minimize(uneven, [0.3, -0.2], { ...o, compile: "always" }) },
    { title: "what is never compiled", run: (o: OptimizeOptions) => minimize(uneven, [0.3, -0.2], { ...o, compile: "never" }) },
    { title: "least squares with a loss, within bounds", run: (o: OptimizeOptions) => leastSquares((w: Tensor) => sub(matmul(X, w), y), [0, 0], { ...o, method: trustRegionReflective({ loss: huber({ scale: 0.1 }) }), bounds: { upper: 2.5 } }) },
  ])("has the bits of one here: $title", async ({ run }) => {
    const [here, there] = await Promise.all([run({}), run({ on })]);
    expect({ ...there, seconds: 0 }).toEqual({ ...here, seconds: 0 });
    expect(await gone()).toBe(0);
  });

  it("tells how far it is, and is cancelled with its best point", async () => {
    let copied = false;
    const copying = () => create().on("message", (news: { gradkit?: string; run?: RunState }) => void (copied ||= news.gradkit === "state" && news.run!.method.steps > 10));
    const run = minimize(rosenbrock, start, { method: gradientDescent({ rate: 1e-6 }), stop: { steps: 1e9, gradient: 0 }, on: { create: copying } });
    const seen: number[] = [];
    for await (const { steps } of run) {
      seen.push(steps);
      // A worker that does not answer soon is ended: what is left then is its last copy.
      if (copied) run.cancel();
    }
    const { outcome, value } = await run;
    expect([outcome.status, seen.length >= 1, value < 24]).toEqual(["cancelled", true, true]);
    expect(await gone()).toBe(0);
  });

  it("goes on from a checkpoint made there, here, with the same bits", async () => {
    const options = { method: adam({ rate: 0.05 }), stop: { steps: 1e9, gradient: 0 } };
    const run = minimize(rosenbrock, start, { ...options, on });
    for await (const { steps } of run) if (steps > 0) break;
    const resume = await run.checkpoint();
    run.cancel();
    const { method } = resume.state as RunState;
    const further = { ...options, stop: { steps: method.steps + 1000, gradient: 0 } };
    const [resumed, whole] = [await minimize(rosenbrock, start, { ...further, resume }), await minimize(rosenbrock, start, further)];
    expect([method.steps > 0, resumed.x, resumed.evaluations]).toEqual([true, whole.x, whole.evaluations]);
    expect((await run).outcome.status).toBe("cancelled");
  });

  it("ends with it where it is ended inside one evaluation that never ends, and keeps the best point", async () => {
    const endless = (x: Tensor) => whileLoop((k) => greater(k, -1), (k) => k, sum(square(x)));
    const answers: unknown[] = [];
    const run = minimize(endless, [3], { on: { create: () => create().on("message", (answer) => void answers.push(answer)) } });
    // That it is there, and how it lives: then it is given the run.
    while (answers.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    run.cancel();
    const { outcome, x } = await run;
    expect([outcome.status, x]).toEqual(["cancelled", [3]]);
    expect(await gone()).toBe(0);
  });

  it("is ended where it gives no sign of life (fault 11)", async () => {
    const endless = (x: Tensor) => whileLoop((k) => greater(k, -1), (k) => k, sum(square(x)));
    const { outcome } = await minimize(endless, [3], { on: { ...on, stall: 0.5 } });
    expect([outcome.status, outcome.converged]).toEqual(["stalled", false]);
    expect(await gone()).toBe(0);
  });

  it("that is cancelled before it starts has the start (fault 14)", async () => {
    const { outcome, x } = await minimize(rosenbrock, start, { on, signal: AbortSignal.abort() });
    expect([outcome.status, x]).toEqual(["cancelled", start]);
  });

  it("whose worker is ended behind its back goes on in another with the same bits (faults 7, 13)", async () => {
    const options = { method: adam({ rate: 0.001 }), stop: { steps: 8000, gradient: 0 } };
    const workers: Worker[] = [];
    const paths = [await builtWorker(reporting(standing)), file];
    const run = minimize(rosenbrock, start, { ...options, on: { create: () => { workers.push(create(paths[workers.length])); return workers.at(-1)!; } } });
    for await (const _ of run) if (workers.length === 1) void workers[0]!.terminate();
    expect((await run).x).toEqual((await minimize(rosenbrock, start, options)).x);
    expect(workers).toHaveLength(2);
  });
});

describe("pool({ size })", () => {
  const starts = [[-1.2, 1], [2, 2], [0, 3], [-2, -1], [1.5, 0]];
  const method = adam({ rate: 0.05 });
  const options = { method, stop: { steps: 60 } };

  it.each([1, 4])("of %i gives multiStart the bits of this thread, with no more workers than that at once", async (size) => {
    expect(await gone()).toBe(0);
    let most = 0;
    const workers = pool({ size, create: () => { const worker = create(); most = Math.max(most, alive.size); return worker; } });
    const there = await multiStart(starts, (from, seed) => minimizeTask(rosenbrock, from, { ...options, seed }), { on: workers });
    const here = await multiStart(starts, (from, seed) => minimizeTask(rosenbrock, from, { ...options, seed }));
    expect(there.all.map(({ x, seed }) => [x, seed])).toEqual(here.all.map(({ x, seed }) => [x, seed]));
    expect(there.best.x).toEqual(here.best.x);
    expect(new Set(there.all.map(({ seed }) => seed)).size).toBe(5);
    expect(most).toBeLessThanOrEqual(size);
    expect(await gone()).toBe(0);
  });

  it("lets a run that is cancelled while it waits end at once, and keeps no place for it", async () => {
    const workers = pool({ size: 1, ...on });
    const first = minimize(rosenbrock, start, { method: gradientDescent({ rate: 1e-9 }), stop: { steps: 1e9, gradient: 0 }, on: workers });
    const second = minimize(rosenbrock, start, { on: workers });
    second.cancel();
    expect((await second).outcome.status).toBe("cancelled");
    first.cancel();
    await first;
    expect((await minimize(rosenbrock, start, { on: workers })).outcome.converged).toBe(true);
  });

  it("begins a task again in a sweep where its worker dies, and the one that took its place", async () => {
    let made = 0;
    const dying = pool({ size: 1, create: () => { const worker = create(); return made++ < 2 ? worker.once("message", () => void worker.terminate()) : worker; } });
    const tasks = starts.slice(0, 2).map((from) => minimizeTask(rosenbrock, from, options).task);
    const [there, here] = [await sweep(tasks, dying), await sweep(tasks, inline())];
    expect(there.map((end) => ({ ...(end as { run: RunState }).run, seconds: 0 }))).toEqual(here.map((end) => ({ ...(end as { run: RunState }).run, seconds: 0 })));
    expect([made, await gone()]).toEqual([4, 0]);
  });

  it("refuses a size that is none", () => {
    expect(() => pool({ size: 0 })).toThrow("pool: `size` must be a whole number, 1 or more, got 0");
  });
});

describe("a worker", () => {
  it.each([
    { title: "whose module throws while it loads", contents: `throw new Error("boom at load");`, says: /^optimizer\/worker-load: minimize: the worker could not be started: boom at load/ },
    { title: "whose module ends", contents: `process.exit(3);`, says: /^optimizer\/worker-load: minimize: the worker could not be started: exit code 3/ },
    { title: "that crashes twice (fault 8)", contents: reporting('setImmediate(() => { throw new Error("boom"); });'), says: /^optimizer\/worker-crash: minimize: the worker crashed: boom/ },
    { title: "with an unhandled rejection (fault 9)", contents: reporting('void Promise.reject(new Error("oh"));'), says: /^optimizer\/worker-crash: minimize: the worker crashed: oh/ },
    { title: "that speaks another protocol (fault 21)", contents: `import { expose } from "comlink"; import { parentPort } from "node:worker_threads"; import { nodeEndpoint } from "./src/worker/node-endpoint.ts"; expose({ hello: () => 99 }, nodeEndpoint(parentPort));`, says: /^optimizer\/worker-version: minimize: the worker must speak the same protocol, got 99 there and 3 here$/ },
  ])("$title settles the run with a coded error", async ({ contents, says }) => {
    const path = await builtWorker(contents);
    const slow = { method: gradientDescent({ rate: 1e-9 }), stop: { steps: 1e9, gradient: 0 } };
    expect(await rejected(minimize(rosenbrock, start, { ...slow, on: { create: () => create(path) } }))).toMatch(says);
    expect(await gone()).toBe(0);
  });

  it("that says who it is and then nothing settles the run when its time to load is over", async () => {
    const path = await builtWorker(`import { expose } from "comlink"; import { parentPort } from "node:worker_threads"; import { nodeEndpoint } from "./src/worker/node-endpoint.ts"; expose({ hello: () => 3, life: () => new Promise(() => {}) }, nodeEndpoint(parentPort));`);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    let said: () => void = () => undefined;
    const hello = new Promise<void>((resolve) => (said = resolve));
    const run = rejected(minimize(rosenbrock, start, { on: { create: () => create(path).once("message", () => said()) } }));
    await hello;
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    expect(await run).toMatch(/^optimizer\/worker-load: minimize: the worker could not be started: it did not answer within 10 s/);
    expect(await gone()).toBe(0);
  });

  it("that runs out of memory settles the run, and is not tried again (fault 10)", async () => {
    const path = await builtWorker(reporting("const all = []; for (;;) all.push(new Array(1e5).fill({}));"));
    let made = 0;
    const small = () => { made++; return new Worker(path, { resourceLimits: { maxOldGenerationSizeMb: 32 } }); };
    expect(await rejected(minimize(rosenbrock, start, { method: gradientDescent({ rate: 1e-9 }), stop: { steps: 1e9, gradient: 0 }, on: { create: small } }))).toMatch(/^optimizer\/worker-memory: /);
    expect([made, await gone()]).toEqual([1, 0]);
  });

  it.each([
    { title: "file that is not there (fault 18)", make: () => create("/nowhere/worker.mjs"), says: /^optimizer\/worker-load: minimize: the worker could not be started: Cannot find module/ },
    { title: "constructor that throws", make: () => { throw new Error("no workers here"); }, says: /^optimizer\/worker-load: minimize: the worker could not be started: no workers here/ },
  ])("with a $title is reported", async ({ make, says }) => {
    expect(await rejected(minimize(rosenbrock, start, { on: { create: make as () => Worker } }))).toMatch(says);
  });

  it("keeps code and data of an error", async () => {
    expect(await rejected(minimize((x: Tensor) => sum(mul(x, NaN)), [1], { on }))).toBe("optimizer/start: minimize: the start must give finite values and derivatives, got value = NaN");
  });

  it("is not given what cannot be sent", async () => {
    expect(await refused(() => minimize((x: Tensor) => (item(sum(x)) > 0 ? sum(x) : sum(square(x))), [1], { on }))).toBe('optimizer/not-sendable: minimize: the objective cannot be sent to a worker, got one that branches on numbers, or is an evaluator. Did you mean on: "inline"?');
    const odd: Method = { ...bfgs(), options: { search: { find: () => 1 } } };
    expect(await refused(() => minimize(rosenbrock, start, { on, method: odd }))).toBe('optimizer/not-sendable: minimize: bfgs.search.find cannot be sent to a worker, got a function. Did you mean on: "inline"?');
    expect(await rejected(minimize(rosenbrock, start, { on, method: { ...bfgs(), name: "mine" } }))).toBe('optimizer/unknown: worker: there is no mine in @gradkit/optimizer. Did you mean on: "inline"?');
  });
});
