import { mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { add, greater, mean, mul, square, sub, sum, whileLoop, type Tensor } from "@gradkit/autodiff";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { adam, fileStore, gradientDescent, minimize, pool, type Run } from "../../src/index.js";
import { rejected } from "@repo/testing";
import { builtWorker } from "./built.js";

const rosenbrock = ([x, y]: Tensor[]) => add(square(sub(1, x!)), mul(100, square(sub(y!, square(x!)))));
const start = [-1.2, 1];
const slow = { method: gradientDescent({ rate: 1e-9 }), stop: { steps: 1e9, gradient: 0 } };
const endless = (x: Tensor) => whileLoop((k) => greater(k, -1), (k) => k, sum(square(x)));
const wait = async (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

let file = "";
let repeating = "";
let exiting = "";
let counting = "";
beforeAll(async () => {
  [file, repeating, exiting, counting] = await Promise.all([
    builtWorker(),
    builtWorker(`
      import { serveHere } from "./src/worker/index.ts";
      import { parentPort } from "node:worker_threads";
      const post = parentPort.postMessage.bind(parentPort);
      let held;
      parentPort.postMessage = (message, ...more) => {
        // Every message comes twice, and of two reports the newer one first.
        if (message.gradkit === "progress") {
          if (!held) return void (held = message);
          post(message, ...more);
          post(held, ...more);
          return void (held = undefined);
        }
        post(message, ...more);
        post(message, ...more);
        if (held) post(held, ...more);
      };
      serveHere();
    `),
    builtWorker(`
      import { serveHere } from "./src/worker/index.ts";
      import { parentPort, workerData } from "node:worker_threads";
      const post = parentPort.postMessage.bind(parentPort);
      parentPort.postMessage = (message, ...more) => {
        post(message, ...more);
        if (workerData.dies && message.gradkit === "progress") process.exit(3);
      };
      serveHere();
    `),
    builtWorker(`
      import { serveHere } from "./src/worker/index.ts";
      import { parentPort, workerData } from "node:worker_threads";
      const post = parentPort.postMessage.bind(parentPort);
      parentPort.postMessage = (message, ...more) => {
        if (message.gradkit === "progress") Atomics.add(workerData, 0, 1);
        post(message, ...more);
      };
      serveHere();
    `),
  ]);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** The checksum of a run that has come to rest; where it does not, the test never ends. */
const sumAtRest = async (run: Run): Promise<string> => {
  let [last, { sum }] = ["", await run.checkpoint()];
  while (sum !== last) {
    last = sum;
    await wait(60);
    ({ sum } = await run.checkpoint());
  }
  return sum;
};

/** A clock that is put forward by hand alone, and the look at whether the worker of the next run lives. */
const looking = () => {
  let now = performance.now();
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const repeated = vi.spyOn(globalThis, "setInterval");
  return { pass: (milliseconds: number) => void (now += milliseconds), look: () => repeated.mock.calls[0]![0]() };
};

describe("a worker", () => {
  it("that exits in the midst of a run is replaced, with the same bits (fault 7)", async () => {
    const options = { method: adam({ rate: 0.001 }), stop: { steps: 8000, gradient: 0 } };
    let made = 0;
    const there = await minimize(rosenbrock, start, { ...options, on: { create: () => new Worker(exiting, { workerData: { dies: made++ === 0 } }) } });
    expect({ ...there, seconds: 0 }).toEqual({ ...(await minimize(rosenbrock, start, options)), seconds: 0 });
    expect(made).toBe(2);
  });

  it("that is busy with one evaluation is not ended before its time, and is when it is cancelled (fault 12)", async () => {
    const { look, pass } = looking();
    const answers: unknown[] = [];
    const run = minimize(endless, [3], { on: { create: () => new Worker(file).on("message", (answer) => void answers.push(answer)), stall: 30 } });
    // That it is there, and how it lives: then it is given the run.
    while (answers.length < 2) await wait(5);
    for (let seconds = 0; seconds < 29; seconds += 0.5) {
      pass(500);
      look();
    }
    run.cancel();
    expect((await run).outcome.status).toBe("cancelled");
  });

  it("that is ended by its host before it answers settles the run (fault 13)", async () => {
    const workers: Worker[] = [];
    const run = minimize(endless, [3], { on: { create: () => { workers.push(new Worker(file)); return workers.at(-1)!; } } });
    const ending = setInterval(() => void workers.at(-1)?.terminate(), 60);
    expect(await rejected(run)).toMatch(/^optimizer\/worker-(?:exit|load): /);
    clearInterval(ending);
    expect(workers.length).toBeLessThanOrEqual(2);
  });

  it("is cancelled while it loads, however long that takes (fault 14)", async () => {
    const silent = await builtWorker(`setInterval(() => undefined, 1000);`);
    const made: Worker[] = [];
    const run = minimize(rosenbrock, start, { on: { create: () => { made.push(new Worker(silent)); return made.at(-1)!; } } });
    while (made.length === 0) await wait(5);
    run.cancel();
    const { outcome, x } = await run;
    expect([outcome.status, x]).toEqual(["cancelled", start]);
  });

  it("is cancelled without memory that is shared (fault 16)", async () => {
    vi.stubGlobal("crossOriginIsolated", false);
    const run = minimize(rosenbrock, start, { ...slow, on: { create: () => new Worker(file) } });
    for await (const { steps } of run) if (steps > 0) run.cancel();
    expect((await run).outcome.status).toBe("cancelled");
  });

  it("is paused, goes on, and is cancelled while it is paused (fault 17)", async () => {
    const run = minimize(rosenbrock, start, { ...slow, on: { create: () => new Worker(file) } });
    for await (const { steps } of run) if (steps > 0) break;
    run.pause();
    const rest = await sumAtRest(run);
    run.resume();
    while ((await run.checkpoint()).sum === rest) await wait(5);
    run.pause();
    run.cancel();
    expect((await run).outcome.status).toBe("cancelled");
  });

  it("does nothing where its run is paused before it has loaded (fault 17)", async () => {
    let loaded: () => void = () => undefined;
    const loading = new Promise<void>((resolve) => (loaded = resolve));
    const run = minimize(rosenbrock, start, { ...slow, on: { create: () => new Worker(file).once("message", () => loaded()) } });
    run.pause();
    await loading;
    expect(typeof (await sumAtRest(run))).toBe("string");
    run.cancel();
    expect((await run).outcome.status).toBe("cancelled");
  });

  it("whose message cannot be read settles the run (fault 25)", async () => {
    const create = () => new Worker(file).once("message", function broken(this: Worker) { setTimeout(() => this.emit("messageerror", new Error("unreadable")), 50); });
    expect(await rejected(minimize(endless, [3], { on: { create } }))).toBe("optimizer/worker-message: minimize: the worker's answer could not be read: unreadable");
  });

  it("whose messages come twice, late, and in another order changes nothing (fault 26)", async () => {
    const options = { method: adam({ rate: 0.001 }), stop: { steps: 8000, gradient: 0 } };
    const seen: number[] = [];
    const there = await minimize(rosenbrock, start, { ...options, on: { create: () => new Worker(repeating) }, progress: ({ steps }) => void seen.push(steps) });
    expect({ ...there, seconds: 0 }).toEqual({ ...(await minimize(rosenbrock, start, options)), seconds: 0 });
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(8000);
    const run = minimize(rosenbrock, start, { ...slow, on: { create: () => new Worker(repeating) } });
    for await (const { steps } of run) if (steps > 0) run.cancel();
    expect((await run).outcome.status).toBe("cancelled");
  });

  it("does not pile up reports for a thread that is busy, which then has the newest (fault 27)", async () => {
    const posted = new Int32Array(new SharedArrayBuffer(4));
    const heard: unknown[] = [];
    const create = () => new Worker(counting, { workerData: posted }).on("message", ({ gradkit }: { gradkit?: string }) => void (gradkit === "progress" && heard.push(gradkit)));
    const run = minimize(rosenbrock, start, { ...slow, on: { create } });
    while (heard.length < 2) await wait(5);
    for (const until = performance.now() + 500; performance.now() < until; );
    // However many could have been posted meanwhile, no more than two are under way.
    expect(Atomics.load(posted, 0) - heard.length).toBeLessThanOrEqual(2);
    for (const enough = heard.length + 4; heard.length < enough; ) await wait(5);
    run.cancel();
    await run;
  });

  it("is not taken for dead where this thread itself stood still (fault 38)", async () => {
    const { look, pass } = looking();
    const run = minimize(rosenbrock, start, { ...slow, on: { create: () => new Worker(file) } });
    for await (const { steps } of run) if (steps > 0) break;
    pass(1e7);
    look();
    run.cancel();
    expect((await run).outcome.status).toBe("cancelled");
  });
});

describe("checkpoints on a disk that is full", () => {
  it("do not end the run, which says so (fault 32)", async () => {
    const warned = vi.spyOn(console, "warn").mockReturnValue();
    const path = join(mkdtempSync(join(tmpdir(), "gradkit-full-")), "run");
    symlinkSync("/dev/full", `${path}.writing`);
    const { outcome, saved } = await minimize(rosenbrock, start, { checkpoints: { store: fileStore(path) } });
    expect([outcome.converged, saved, String(warned.mock.calls[0]?.[1])]).toEqual([true, false, expect.stringContaining("ENOSPC")]);
    expect(await fileStore(path).load()).toBeUndefined();
  });
});

describe("without workers", () => {
  const none = (): never => { throw new ReferenceError("Worker is not defined"); };
  const rows = { y: [1, 2, 4] };
  const loss = (a: Tensor, { y }: { y: Tensor }) => mean(square(sub(y, a)));

  it.each([
    { title: "a worker", on: { create: none } },
    { title: "a pool", on: pool({ size: 2, create: none }) },
  ])("a run on $title says so, and is done in this thread only where that was asked for (fault 18)", async ({ on }) => {
    const says = "optimizer/worker-load: minimize: the worker could not be started: Worker is not defined. Did you mean on: { create: () => new Worker(…) }?";
    expect(await rejected(minimize(rosenbrock, start, { on }))).toBe(says);
    const warned = vi.spyOn(console, "warn").mockReturnValue();
    const there = await minimize(rosenbrock, start, { on: { ...on, fallback: "inline" } });
    expect({ ...there, seconds: 0 }).toEqual({ ...(await minimize(rosenbrock, start)), seconds: 0 });
    const shared = await minimize(loss, 0, { data: rows, chunks: { size: 2 }, on: pool({ size: 2, create: none, fallback: "inline" }) });
    expect({ ...shared, seconds: 0 }).toEqual({ ...(await minimize(loss, 0, { data: rows, chunks: { size: 2 } })), seconds: 0 });
    expect(warned.mock.calls.map(([text]) => String(text))).toEqual([expect.stringMatching(/^gradkit: the run is done in this thread: /), expect.stringMatching(/^gradkit: the run is done in this thread: /)]);
  });

  it("a run that went on in this thread can be paused and cancelled (fault 18)", async () => {
    vi.spyOn(console, "warn").mockReturnValue();
    const run = minimize(rosenbrock, start, { ...slow, on: { create: none, fallback: "inline" } });
    for await (const { steps } of run) if (steps > 0) break;
    run.pause();
    await wait(20);
    const [first, second] = [await run.checkpoint(), await wait(20).then(async () => run.checkpoint())];
    run.cancel();
    const { outcome, steps } = await run;
    expect([outcome.status, steps > 0, first.sum]).toEqual(["cancelled", true, second.sum]);
  });
});
