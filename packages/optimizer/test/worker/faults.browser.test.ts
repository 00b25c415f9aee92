import { add, greater, mul, square, sub, sum, whileLoop, type Tensor } from "@gradkit/autodiff";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetModules } from "@repo/testing/browser";
import { code } from "../../src/worker/worker.ts?bundled";
import { adam, gradientDescent, minimize, pool } from "../../src/index.js";
import { rejected } from "@repo/testing";
import { builtWorker } from "./built-here.js";

beforeEach(forgetModules);

const rosenbrock = ([x, y]: Tensor[]) => add(square(sub(1, x!)), mul(100, square(sub(y!, square(x!)))));
const start = [-1.2, 1];
const slow = { method: gradientDescent({ rate: 1e-9 }), stop: { steps: 1e9, gradient: 0 } };
const endless = (x: Tensor) => whileLoop((k) => greater(k, -1), (k) => k, sum(square(x)));
const wait = async (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const create = builtWorker(code);
/** A worker that does something before it posts a message. */
const before = (act: string) =>
  builtWorker(`${code}
    const post = self.postMessage.bind(self);
    const silent = () => undefined;
    let posted = 0;
    let told;
    const spoken = new Promise((resolve) => addEventListener("message", ({ data }) => data.told && resolve((told = data.told))));
    self.postMessage = (message, ...more) => {
      posted++;
      ${act}
      post(message, ...more);
    };
  `);
/** A worker that does something when it first tells how far its run is. */
const reporting = (act: string) => before(`if (message.gradkit === "progress") { ${act} }`);
const boom = 'self.postMessage = silent; setTimeout(() => { throw new Error("boom"); });';
const closing = "self.postMessage = silent; self.close();";
const standing = "post(message); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);";
/** Once it has said that it is there, how it lives, and that its task is open, a worker is asked for parts. */
const asked = 4;

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Makes one worker that comes to grief, and then good ones, which are kept. */
const firstOf = (odd: () => Worker) => {
  const workers: Worker[] = [];
  return { workers, create: (): Worker => { workers.push(workers.length === 0 ? odd() : create()); return workers.at(-1)!; } };
};

describe("a Web Worker", () => {
  const options = { method: adam({ rate: 0.001 }), stop: { steps: 20_000, gradient: 0 } };

  it.each([
    { title: "closes itself, of which there is no event (fault 7)", odd: reporting(closing) },
    { title: "has an error that nobody caught (fault 8)", odd: reporting(boom) },
    { title: "is ended by its host, of which there is no event (fault 13)", odd: () => { const worker = reporting(standing)(); worker.addEventListener("message", ({ data }) => void (data.gradkit && worker.terminate())); return worker; } },
  ])("that $title is replaced, with the same bits", async ({ odd }) => {
    const { workers, create: made } = firstOf(odd);
    const there = await minimize(rosenbrock, start, { ...options, on: { create: made } });
    expect({ ...there, seconds: 0 }).toEqual({ ...(await minimize(rosenbrock, start, options)), seconds: 0 });
    expect(workers).toHaveLength(2);
  });

  it("that dies twice settles the run with a coded error (faults 8, 13)", async () => {
    expect(await rejected(minimize(rosenbrock, start, { ...slow, on: { create: reporting(boom) } }))).toBe("optimizer/worker-crash: minimize: the worker crashed: Uncaught Error: boom");
    expect(await rejected(minimize(rosenbrock, start, { ...slow, on: { create: reporting(closing) } }))).toBe("optimizer/worker-exit: minimize: the worker was ended before the run: it was closed");
  });

  it("with a rejection that nobody handles goes on: browsers end no worker for it (fault 9)", async () => {
    const { outcome } = await minimize(rosenbrock, start, { ...options, on: { create: reporting('void Promise.reject(new Error("oh"));') } });
    expect(outcome.status).toBe("steps");
  });

  it("that gives no sign of life is ended, with the best point (fault 11)", async () => {
    const { outcome, x } = await minimize(endless, [3], { on: { create, stall: 0.5 } });
    expect([outcome.status, x]).toEqual(["stalled", [3]]);
  });

  it("that is busy with one evaluation is not ended before its time, and is when it is cancelled (fault 12)", async () => {
    let now = performance.now();
    vi.spyOn(performance, "now").mockImplementation(() => now);
    const repeated = vi.spyOn(globalThis, "setInterval");
    const answers: unknown[] = [];
    const watched = (): Worker => { const worker = create(); worker.addEventListener("message", ({ data }) => void answers.push(data)); return worker; };
    const run = minimize(endless, [3], { on: { create: watched, stall: 30 } });
    // That it is there, and how it lives: then it is given the run.
    while (answers.length < 2) await wait(5);
    await wait(0);
    for (let seconds = 0; seconds < 29; seconds += 0.5) {
      now += 500;
      (repeated.mock.calls[0]![0] as () => void)();
    }
    run.cancel();
    expect((await run).outcome.status).toBe("cancelled");
  });

  it("is cancelled while it loads, a hundred times at once, and without memory that is shared (faults 14, 15, 16)", async () => {
    vi.stubGlobal("crossOriginIsolated", false);
    const silent = minimize(rosenbrock, start, { on: { create: builtWorker("setInterval(() => undefined, 1000);") } });
    await wait(30);
    for (let k = 0; k < 100; k++) silent.cancel();
    expect((await silent).outcome.status).toBe("cancelled");
    const run = minimize(rosenbrock, start, { ...slow, on: { create } });
    for await (const { steps } of run) if (steps > 0) run.cancel();
    expect((await run).outcome.status).toBe("cancelled");
  });

  it.each([
    { title: "is not there", make: () => new Worker("/no/such/worker.js", { type: "module" }) },
    { title: "is no script by its type", make: () => new Worker(URL.createObjectURL(new Blob([code], { type: "text/plain" })), { type: "module" }) },
    { title: "throws while it loads", make: builtWorker('throw new Error("boom at load");') },
  ])("whose file $title is reported, and its run done here where that was asked for (fault 18)", async ({ make }) => {
    expect(await rejected(minimize(rosenbrock, start, { on: { create: make } }))).toMatch(/^optimizer\/worker-load: minimize: the worker could not be started: .+ Did you mean on: \{ create/);
    const warned = vi.spyOn(console, "warn").mockReturnValue();
    const { outcome } = await minimize(rosenbrock, start, { on: { create: make, fallback: "inline" } });
    expect([outcome.converged, warned.mock.calls.length]).toEqual([true, 1]);
  });

  it("imports modules, and says which it could not (fault 20)", async () => {
    const text = "export const own = { answer: ({ x: [x] }) => ({ value: (x - 1) ** 2, gradient: Float64Array.of(2 * (x - 1)) }) };";
    const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    const [here, there] = await Promise.all([minimize({ url, export: "own" }, [3]), minimize({ url, export: "own" }, [3], { on: { create } })]);
    expect({ ...there, seconds: 0 }).toEqual({ ...here, seconds: 0 });
    expect(await rejected(minimize({ url, export: "mine" }, [3], { on: { create } }))).toMatch(/^optimizer\/module: minimize: the module of `mine` at blob:.* has no such export, but own$/);
    expect(await rejected(minimize({ url: new URL("/no/such/module.js", location.href), export: "f" }, [3], { on: { create } }))).toMatch(/^optimizer\/module: .*module\.js could not be imported: /);
  });

  it("of another version of this package is refused, with both (fault 21)", async () => {
    const other = builtWorker(`addEventListener("message", ({ data }) => postMessage({ id: data.id, type: "RAW", value: 99 }));`);
    expect(await rejected(minimize(rosenbrock, start, { on: { create: other } }))).toBe("optimizer/worker-version: minimize: the worker must speak the same protocol, got 99 there and 3 here");
  });

  it("whose message cannot be read settles the run (fault 25)", async () => {
    const broken = (): Worker => { const worker = create(); worker.addEventListener("message", () => setTimeout(() => worker.dispatchEvent(new MessageEvent("messageerror")), 50), { once: true }); return worker; };
    expect(await rejected(minimize(endless, [3], { on: { create: broken } }))).toBe("optimizer/worker-message: minimize: the worker's answer could not be read: a message could not be read");
  });

  it("does not pile up reports for a page that is busy (fault 27)", async () => {
    const posted = new Int32Array(new SharedArrayBuffer(4));
    const heard: unknown[] = [];
    const counting = (): Worker => {
      const worker = before('if (message.gradkit === "progress") Atomics.add(told, 0, 1);')();
      worker.addEventListener("message", ({ data }: MessageEvent<{ gradkit?: string }>) => void (data.gradkit === "progress" && heard.push(data)));
      worker.postMessage({ told: posted }, []);
      return worker;
    };
    const run = minimize(rosenbrock, start, { ...slow, on: { create: counting } });
    while (heard.length < 2) await wait(5);
    for (const until = performance.now() + 500; performance.now() < until; );
    // However many could have been posted meanwhile, no more than two are under way.
    expect(Atomics.load(posted, 0) - heard.length).toBeLessThanOrEqual(2);
    for (const enough = heard.length + 4; heard.length < enough; ) await wait(5);
    run.cancel();
    await run;
  });

  it("of a pool that dies leaves its parts to others, with the same bits (fault 34)", async () => {
    const data = { y: Array.from({ length: 100 }, (_, i) => Math.sin(i)) };
    const loss = (a: Tensor, { y }: { y: Tensor }) => mul(sum(square(square(sub(y, a)))), 0.01);
    const run = { data, chunks: { size: 10, of: "sum" }, method: adam({ rate: 0.01 }), stop: { steps: 400, gradient: 0 } } as const;
    // The first closes itself with parts in hand, the second answers once a third has been made.
    const odd = [before(`if (posted === ${asked}) { ${closing} }`), before(`if (posted === ${asked}) return void spoken.then(() => post(message, ...more));`)];
    const workers: Worker[] = [];
    const made = (): Worker => {
      workers.push((odd[workers.length] ?? create)());
      if (workers.length === 3) workers[1]!.postMessage({ told: true }, []);
      return workers.at(-1)!;
    };
    const there = await minimize(loss, 0, { ...run, on: pool({ size: 2, create: made }) });
    expect({ ...there, seconds: 0 }).toEqual({ ...(await minimize(loss, 0, run)), seconds: 0 });
    expect(workers).toHaveLength(3);
  });
});
