import { Worker } from "node:worker_threads";
import { add, greater, matmul, mean, mul, softplus, square, sub, sum, whileLoop, type Tensor } from "@gradkit/autodiff";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { adam, bfgs, leastSquares, lbfgs, minimize, newton, pool, type OptimizeOptions } from "../../src/index.js";
import { rejected } from "@repo/testing";
import { builtWorker } from "./built.js";

interface Data { readonly X: Tensor; readonly y: Tensor }
const X = Array.from({ length: 301 }, (_, i) => [1, Math.sin(i), Math.cos(3 * i)]);
const y = X.map(([, a, b]) => (a! - b! + Math.sin(a! * 50) > 0 ? 1 : -1));
const data = { X, y };
const chunks = { size: 20 };
const logistic = (w: Tensor, { X: rows, y: signs }: Data) => add(mean(softplus(mul(-1, mul(signs, matmul(rows, w))))), mul(0.01, sum(square(w))));
const start = [0, 0, 0];

let file = "";
let uneven = "";
beforeAll(async () => {
  [file, uneven] = await Promise.all([
    builtWorker(),
    builtWorker(`
      import { serveHere } from "./src/worker/index.ts";
      import { parentPort, workerData } from "node:worker_threads";
      const { stuck, act, others } = workerData;
      const post = parentPort.postMessage.bind(parentPort);
      const counted = (count) => {
        Atomics.add(stuck, 0, 1);
        Atomics.notify(stuck, 0);
        for (let seen; (seen = Atomics.load(stuck, 0)) < count; ) Atomics.wait(stuck, 0, seen);
      };
      const acts = { work: () => counted(others + 1), die: () => { counted(0); process.exit(3); }, stand: () => counted(Infinity) };
      let posted = 0;
      parentPort.postMessage = (...message) => {
        // Once it has said that it is there, how it lives, and that the task is open, it is asked for parts.
        if (++posted === 4) acts[act]();
        post(...message);
      };
      serveHere();
    `),
  ]);
});

afterEach(() => vi.unstubAllGlobals());

const alive = new Set<Worker>();
const create = (path = file, workerData?: object): Worker => {
  const worker = new Worker(path, { workerData });
  alive.add(worker);
  return worker.once("exit", () => void alive.delete(worker));
};
/** How many are left once all are gone; where one is not, the test never ends. */
const gone = async (): Promise<number> => {
  while (alive.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  return alive.size;
};

/** A pool of one worker that answers only when so many others have come to grief, each with parts that it took; and who was made. */
const oneGood = (size: number, act: "die" | "stand", others: number) => {
  const made: Worker[] = [];
  const stuck = new Int32Array(new SharedArrayBuffer(4));
  const on = pool({ size, create: () => { made.push(create(uneven, { stuck, others, act: made.length === 0 ? "work" : act })); return made.at(-1)!; } });
  return { made, on };
};

const runs = [
  { title: "of bfgs by 1", size: 1, run: (o: OptimizeOptions) => minimize(logistic, start, { ...o, data, chunks, method: bfgs() }) },
  { title: "of newton by 2", size: 2, run: (o: OptimizeOptions) => minimize(logistic, start, { ...o, data, chunks, method: newton() }) },
  { title: "of what is compiled on the way by 3", size: 3, run: (o: OptimizeOptions) => minimize(logistic, start, { ...o, data, chunks, method: adam({ rate: 0.05 }), stop: { steps: 60, gradient: 0 } }) },
  { title: "of least squares by 2", size: 2, run: (o: OptimizeOptions) => leastSquares((w: Tensor, { X: rows, y: targets }: Data) => sub(matmul(rows, w), targets), start, { ...o, data, chunks }) },
] as const;

describe("parts of an objective that the workers of a pool share", () => {
  it.each(runs)("have the bits of this thread: $title (fault 35)", async ({ run, size }) => {
    expect({ ...(await run({ on: pool({ size, create }) })), seconds: 0 }).toEqual({ ...(await run({})), seconds: 0 });
    expect(await gone()).toBe(0);
  });

  it.each([
    { title: "one worker that has the whole run", on: () => ({ create }) },
    { title: "one worker", on: () => pool({ size: 1, create }) },
    { title: "four workers", on: () => pool({ size: 4, create }) },
    { title: "eight workers", on: () => pool({ size: 8, create }) },
  ])("have the bits of this thread: $title (fault 35)", async ({ on }) => {
    const { run } = runs[2];
    expect({ ...(await run({ on: on() })), seconds: 0 }).toEqual({ ...(await run({})), seconds: 0 });
  });

  it("have the same bits without memory that is shared", async () => {
    vi.stubGlobal("crossOriginIsolated", false);
    const { run } = runs[2];
    expect({ ...(await run({ on: pool({ size: 2, create }) })), seconds: 0 }).toEqual({ ...(await run({})), seconds: 0 });
  });

  it.each([
    // Those of two places, and those that take their places.
    { title: "dies", size: 3, act: "die", others: 4 },
    { title: "is slow", size: 2, act: "stand", others: 1 },
  ] as const)("are done by others where a worker $title, with the same bits (fault 34)", async ({ size, act, others }) => {
    const { made, on } = oneGood(size, act, others);
    const there = await minimize(logistic, start, { data, chunks, on });
    expect({ ...there, seconds: 0 }).toEqual({ ...(await minimize(logistic, start, { data, chunks })), seconds: 0 });
    expect([made.length, await gone()]).toEqual([others + 1, 0]);
  });

  it("reject with a coded error where no worker is left", async () => {
    const dying = pool({ size: 2, create: () => { const worker = create(); return worker.once("message", () => void worker.terminate()); } });
    expect(await rejected(minimize(logistic, start, { data, chunks, on: dying }))).toMatch(/^optimizer\/worker-exit: minimize: the worker was ended before the run: exit code 1/);
    expect(await gone()).toBe(0);
  });

  it.each([
    { title: "throws while it loads", contents: `throw new Error("boom at load");`, says: /^optimizer\/worker-load: minimize: the worker could not be started: boom at load/ },
    { title: "gives no sign of life", contents: `import { expose } from "comlink"; import { parentPort } from "node:worker_threads"; import { nodeEndpoint } from "./src/worker/node-endpoint.ts"; expose({ hello: () => 3, life: () => undefined, open: () => {}, parts: () => new Promise(() => {}) }, nodeEndpoint(parentPort));`, says: /^optimizer\/worker-exit: .* no answer within 0.2 s/ },
  ])("reject where the module $title", async ({ contents, says }) => {
    const path = await builtWorker(contents);
    expect(await rejected(minimize(logistic, start, { data, chunks, on: pool({ size: 2, stall: 0.2, create: () => create(path) }) }))).toMatch(says);
    expect(await gone()).toBe(0);
  });

  it("keep code and data of an error of theirs", async () => {
    const bad = { X, y: y.map((sign, i) => (i === 130 ? NaN : sign)) };
    expect(await rejected(minimize(logistic, start, { data: bad, chunks, on: pool({ size: 2, create }) }))).toBe("optimizer/start: minimize: the start must give finite values and derivatives, got value = NaN");
    expect(await gone()).toBe(0);
  });

  it("are cancelled at once, also inside one that never ends, and while no worker is free", async () => {
    const endless = (w: Tensor, { y: signs }: Data) => whileLoop((k) => greater(k, -1), (k) => k, mean(mul(signs, square(sum(w)))));
    const answers: unknown[] = [];
    const one = pool({ size: 1, create: () => create().on("message", (answer) => void answers.push(answer)) });
    // Its chunks are not looked at: that would be endless here as well.
    const run = minimize(endless, start, { data, chunks: { size: 301 }, on: one });
    const waiting = minimize(logistic, start, { data, chunks, on: one });
    // That it is there, how it lives, and that the task is open: then it is asked for parts.
    while (answers.length < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    waiting.cancel();
    expect((await waiting).outcome.status).toBe("cancelled");
    run.cancel();
    expect((await run).outcome.status).toBe("cancelled");
    expect((await minimize(logistic, start, { data, chunks, on: one })).outcome.converged).toBe(true);
    expect(await gone()).toBe(0);
  });

  it("leave the pool as free as it was for runs of one worker, and for tasks", async () => {
    const two = pool({ size: 2, create });
    const [shared, alone] = await Promise.all([minimize(logistic, start, { data, chunks, method: lbfgs(), on: two }), minimize(logistic, start, { data, on: two })]);
    expect([shared.outcome.converged, alone.outcome.converged]).toEqual([true, true]);
  });
});
