import { add, checkGradients, customJvp, greater, log, mean, mul, square, sub, sum, whileLoop, type Tensor } from "@gradkit/autodiff";
import { afterEach, describe, expect, it, vi } from "vitest";
import { adam, bfgs, evaluatorFor, gradientDescent, lbfgs, leastSquares, minimize, minimizeTask, newton, type Answer, type Method } from "../src/index.js";
import { yieldToOthers } from "../src/run/yield-to-others.js";
import { refused, rejected } from "@repo/testing";

const rosenbrock = ([x, y]: Tensor[]) => add(square(sub(1, x!)), mul(100, square(sub(y!, square(x!)))));
const start = [-1.2, 1];
const endless = { method: gradientDescent({ rate: 1e-9 }), stop: { steps: 1e9, gradient: 0 } };
const pause = async (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

afterEach(() => vi.restoreAllMocks());

/** An evaluator that answers something else from some answer on. */
const failing = (from: number, instead: (answer: Answer) => Answer) => {
  const { answer } = evaluatorFor(rosenbrock, start);
  let count = 0;
  return { answer: (ask: Parameters<typeof answer>[0]): Answer => (count++ < from ? answer(ask) : instead(answer(ask))) };
};

describe("an objective", () => {
  it("that throws at the start rejects with its error as the cause, in whose stack its own frame is (fault 1)", async () => {
    const mine = (): never => { throw new RangeError("mine"); };
    const e = await Promise.resolve().then(() => minimize(mine, start)).then(() => undefined, (reason: unknown) => reason as Error);
    expect([e!.message, (e!.cause as Error).constructor, (e!.cause as Error).stack]).toEqual(["minimize: the objective threw at the start: mine", RangeError, expect.stringContaining("mine")]);
    expect(await rejected(minimize({ answer: mine }, start))).toBe("optimizer/objective-threw: minimize: the objective threw at the start: mine");
  });

  it("that throws later ends the run with the best point, and the error (fault 2)", async () => {
    const { outcome, value, x } = await minimize(failing(7, () => { throw new RangeError("mine"); }), start);
    expect([outcome.status, outcome.converged, (outcome.cause as Error).message]).toEqual(["objective-error", false, "mine"]);
    expect(value).toBe((evaluatorFor(rosenbrock, start).answer({ want: "gradient", x: Float64Array.from(x as number[]) }) as { value: number }).value);
  });

  it.each([
    { title: "a promise", returned: Promise.resolve(1), says: "a promise. Did you mean an evaluator, whose answers may be promises?" },
    { title: "nothing", returned: undefined, says: "undefined" },
    { title: "a text", returned: ["1"], says: "string" },
    { title: "a truth value", returned: { loss: true }, says: "boolean" },
  ])("that returns $title is refused", async ({ returned, says }) => {
    for (const call of [minimize, leastSquares] as const) expect(await refused(() => call(() => returned, start))).toBe(`optimizer/leaf: objective: it must return numbers, arrays or objects of them, got ${says}`);
  });

  it("that gives no residuals is refused", async () => {
    expect(await rejected(leastSquares(() => [], start))).toBe("optimizer/start: leastSquares: the start must give residuals, got none");
  });

  const numbers = { value: 1, gradient: Float64Array.of(1, 1), hessian: new Float64Array(4), residuals: new Float64Array(3), jacobian: new Float64Array(6).fill(1) };
  it.each([
    { title: "a gradient that is too short", answer: { gradient: Float64Array.of(1) }, says: 'minimize: the evaluator\'s answer to "gradient" must have `gradient`, numbers of length 2, got numbers of length 1' },
    { title: "a gradient that is too long", answer: { gradient: new Float64Array(3) }, says: 'minimize: the evaluator\'s answer to "gradient" must have `gradient`, numbers of length 2, got numbers of length 3' },
    { title: "no gradient", answer: { gradient: undefined }, says: 'minimize: the evaluator\'s answer to "gradient" must have `gradient`, numbers of length 2, got none' },
    { title: "no value", answer: { value: undefined }, says: 'minimize: the evaluator\'s answer to "gradient" must have `value`, a number, got none' },
    { title: "a Jacobian that is too short", call: leastSquares, answer: { jacobian: new Float64Array(5) }, says: 'leastSquares: the evaluator\'s answer to "jacobian" must have `jacobian`, numbers of length 6, got numbers of length 5' },
    { title: "no residuals", call: leastSquares, answer: { residuals: undefined }, says: 'leastSquares: the evaluator\'s answer to "jacobian" must have `residuals`, numbers of length 0, got none' },
  ])("whose evaluator gives $title is refused, at once or by a promise", async ({ call = minimize, answer, says }) => {
    const given = { ...numbers, ...answer } as unknown as Answer;
    expect(await rejected(call({ answer: () => given }, start))).toBe(`optimizer/answer: ${says}`);
    expect(await rejected(call({ answer: async () => given }, start))).toBe(`optimizer/answer: ${says}`);
    expect(await rejected(call({ answer: () => null as unknown as Answer }, start))).toMatch(/^optimizer\/answer: /);
  });

  it("whose evaluator has no second derivatives ends newton's run by that", async () => {
    const { outcome, value } = await minimize({ answer: () => ({ value: 1, gradient: Float64Array.of(1, 1) }) }, start, { method: newton() });
    expect([outcome.status, (outcome.cause as Error).message, value]).toEqual(["objective-error", 'minimize: the evaluator\'s answer to "hessian" must have `hessian`, numbers of length 4, got none', 1]);
  });

  it("that is NaN at the start is refused, with the first residual that is (fault 3)", async () => {
    expect(await rejected(leastSquares((p: Tensor) => log(p), [2, 1, -1, -2]))).toBe("optimizer/start: leastSquares: the start must give finite values and derivatives, got residual 2 = NaN");
  });

  it.each([bfgs(), lbfgs(), newton()].map((method) => ({ title: method.name, method: method as Method })))("that is not finite at trial points alone is minimised: $title (fault 4)", async ({ method }) => {
    const { outcome, x } = await minimize(([a]: Tensor[]) => sub(a!, log(sub(1, square(sub(a!, 0.5))))), [1.45], { method });
    expect(outcome.converged).toBe(true);
    expect((x as number[])[0]).toBeCloseTo(0.5 + 1 - Math.SQRT2, 9);
  });

  it.each([bfgs(), lbfgs(), adam({ rate: 0.01 })].map((method) => ({ title: method.name, method: method as Method })))("whose gradient is NaN while its value is finite never converges: $title (fault 5)", async ({ method }) => {
    const { outcome, value } = await minimize(failing(4, (answer) => ({ ...answer, gradient: Float64Array.of(NaN, NaN) }) as Answer), start, { method });
    expect([outcome.converged, Number.isFinite(value), value <= 24.2]).toEqual([false, true, true]);
    expect(["non-finite", "line-search-failed"]).toContain(outcome.status);
  });

  it("whose gradient has the wrong sign ends as a failed search, and one that is wrong by a hundredth is found by a check, with its component (fault 6)", async () => {
    const flipped = failing(0, (answer) => ({ ...answer, gradient: (answer as { gradient: Float64Array }).gradient.map((g) => -g) }) as Answer);
    expect((await minimize(flipped, start)).outcome.status).toBe("line-search-failed");
    const wrong = customJvp((x: Tensor) => mul(x, x), ([x], [dx]) => mul(mul(2.02, x), dx));
    const { ok, worst } = checkGradients(({ x, y }: { x: Tensor; y: Tensor }) => add(square(x), wrong(y)), { x: 3, y: 2 });
    expect([ok, worst[0]!.by, worst[0]!.error > 0.005, worst.some(({ by, error }) => by === "x.x" && error > 1e-6)]).toEqual([false, "x.y", true, false]);
  });
});

describe("a run", () => {
  it("that is cancelled before it starts, while it is paused, in its first turn, twice, a hundred times at once, and when it has ended, has a defined result each time (faults 14, 15)", async () => {
    const before = minimize(rosenbrock, start, endless);
    before.cancel();
    const aborted = minimize(rosenbrock, start, { ...endless, signal: AbortSignal.abort() });
    const paused = minimize(rosenbrock, start, endless);
    paused.pause();
    await pause(5);
    for (let k = 0; k < 100; k++) paused.cancel();
    const turned = minimize(rosenbrock, start, endless);
    for await (const _ of turned) turned.cancel();
    const done = minimize(rosenbrock, start);
    const first = await done;
    done.cancel();
    done.pause();
    done.resume();
    expect(await Promise.all([before, aborted, paused, turned, done].map(async (run) => (await run).outcome.status))).toEqual(["cancelled", "cancelled", "cancelled", "cancelled", "gradient"]);
    expect(await done).toEqual(first);
    expect((await aborted).x).toEqual(start);
  });

  it("that is cancelled in its line search, or while an answer is waited for, gives its best point (fault 14)", async () => {
    const { answer } = evaluatorFor(rosenbrock, start);
    for (const stuckAt of [2, 3, 4, 5, 6]) {
      let count = 0;
      const run = minimize({ answer: (ask) => (count++ < stuckAt ? answer(ask) : new Promise<Answer>(() => setTimeout(() => run.cancel(), 1))) }, start, { method: bfgs() });
      const { outcome, value, gradient, x } = await run;
      expect(outcome.status).toBe("cancelled");
      expect({ value, gradient: Float64Array.from(gradient as number[]) }).toEqual(answer({ want: "gradient", x: Float64Array.from(x as number[]) }));
    }
  });

  it("that is cancelled while a checkpoint is saved keeps that, and saves its end (fault 14)", async () => {
    const saved: number[] = [];
    const store = { save: async (checkpoint: { state: unknown }) => { await pause(20); saved.push((checkpoint.state as { seconds: number }).seconds); }, load: async () => undefined };
    const run = minimize(rosenbrock, start, { ...endless, checkpoints: { store, seconds: 0.001 } });
    while (saved.length === 0) await pause(5);
    run.cancel();
    const { outcome, saved: well } = await run;
    expect([outcome.status, well, saved.length >= 2, saved.toSorted((a, b) => a - b)]).toEqual(["cancelled", true, true, saved]);
  });

  it("that is paused does not count the time, goes on, and keeps its limit of time (fault 17)", async () => {
    let clock = 0;
    vi.spyOn(performance, "now").mockImplementation(() => clock);
    const evaluator = evaluatorFor(rosenbrock, start);
    // By a clock on which an evaluation takes 10 ms.
    const answer: typeof evaluator.answer = (ask) => ((clock += 10), evaluator.answer(ask));
    const run = minimize({ answer }, start, { ...endless, stop: { ...endless.stop, seconds: 1 } });
    for await (const { steps } of run) if (steps > 40) break;
    run.pause();
    for (let k = 0; k < 5; k++) await yieldToOthers();
    const before = await run.checkpoint();
    clock += 1e6;
    for (let k = 0; k < 5; k++) await yieldToOthers();
    expect((await run.checkpoint()).sum).toBe(before.sum);
    run.resume();
    const { outcome, evaluations } = await run;
    expect([outcome.status, evaluations.gradient]).toEqual(["seconds", 100]);
  });

  it("reports no more than 20 times a second, and at its end, however many steps it makes (fault 28)", async () => {
    let reports = 0;
    const { seconds, steps } = await minimize(([x]: Tensor[]) => square(x!), [1], { method: gradientDescent({ rate: 1e-9 }), stop: { steps: 30_000, gradient: 0 }, progress: () => void reports++ });
    expect(steps).toBe(30_000);
    expect(reports).toBeLessThanOrEqual(1.2 * 20 * seconds + 2);
  });

  it("tells once of a listener that throws, and goes on (fault 29)", async () => {
    const told = vi.spyOn(console, "error").mockReturnValue();
    const { outcome } = await minimize(rosenbrock, start, { ...endless, stop: { steps: 5000, gradient: 0 }, progress: () => { throw new Error("listener"); } });
    expect([outcome.status, told.mock.calls.length]).toEqual(["steps", 1]);
  });

  it("goes on from a checkpoint that went through text alone where it is whole, of this problem and of this version (fault 31)", async () => {
    const run = minimize(rosenbrock, start, { stop: { steps: 3 } });
    await run;
    const checkpoint = await run.checkpoint();
    const { state } = checkpoint as { state: { best: object } };
    const resume = async (changed: object, f = rosenbrock) => refused(() => minimize(f, start, { resume: { ...checkpoint, ...changed } }));
    expect(await resume({ state: { ...state, best: { ...state.best, value: 1 } } })).toMatch(/^optimizer\/checkpoint: .*must be whole/);
    expect(await resume({ sum: checkpoint.sum.replace(/^./, (digit) => (digit === "0" ? "1" : "0")) })).toMatch(/must be whole/);
    expect(await resume({}, ([x, y]) => add(square(x!), square(y!)))).toMatch(/must be of the same objective/);
    expect(await resume({ format: "gradkit/checkpoint@2" })).toMatch(/must have the format/);
    expect(await resume({ state: undefined })).toMatch(/must be whole/);
  });

  it("is not ended by a clock of the system that jumps (fault 38)", async () => {
    const now = Date.now.bind(Date);
    let jump = 0;
    vi.spyOn(Date, "now").mockImplementation(() => now() + (jump += 1e9));
    const { outcome, seconds } = await minimize(rosenbrock, start, { stop: { seconds: 100 } });
    expect([outcome.converged, seconds < 50]).toEqual([true, true]);
  });
});

describe("what cannot be sent or used is refused before anything is posted, with its place:", () => {
  const loss = (w: Tensor, { X }: { X: Tensor }) => mean(square(sub(X, w)));
  const gone = (): Float64Array => {
    const array = new Float64Array(3);
    structuredClone(array, { transfer: [array.buffer] });
    return array;
  };

  it.each([
    { title: "a function in the data (fault 22)", call: () => minimize(loss, 0, { data: { X: () => 1 } }), says: "optimizer/data-array: minimize: `data.X` must be an array of numbers, got function" },
    { title: "a host object as the data (fault 22)", call: () => minimize(loss, 0, { data: new URL("https://example.org") }), says: "optimizer/data-array: minimize: `data` must be an array of numbers, got URL" },
    { title: "a closure among the method's options (fault 22)", call: () => minimizeTask(rosenbrock, start, { method: { ...bfgs(), options: { search: { pick: () => 1 } } } }), says: 'optimizer/not-sendable: minimize: bfgs.search.pick cannot be sent to a worker, got a function. Did you mean on: "inline"?' },
    { title: "a signal in the data (fault 23)", call: () => minimize(loss, 0, { data: { X: new AbortController().signal } }), says: "optimizer/data-array: minimize: `data.X` must be an array of numbers, got AbortSignal" },
    { title: "a signal among the method's options (fault 23)", call: () => minimizeTask(rosenbrock, start, { method: { ...bfgs(), options: { until: new AbortController().signal } } }), says: 'optimizer/not-sendable: minimize: bfgs.until cannot be sent to a worker, got an instance of AbortSignal. Did you mean on: "inline"?' },
    { title: "an object of a class among the parameters (fault 23)", call: () => minimize(rosenbrock, { x: new Date(0) }), says: "autodiff/leaf: ravel: expected numbers, arrays or plain objects of them, got Date at x.x" },
    { title: "data whose memory was transferred (fault 24)", call: () => minimize(loss, 0, { data: { X: gone() } }), says: "optimizer/detached: minimize: `data`.X must have its numbers, got an array whose memory was transferred. Did you mean to send a copy?" },
    { title: "a start whose memory was transferred (fault 24)", call: () => minimize((x: Tensor) => sum(x), gone()), says: "optimizer/detached: minimize: the start must have its numbers, got an array whose memory was transferred. Did you mean to send a copy?" },
    { title: "a start without parameters (fault 24)", call: () => minimize((x: Tensor) => sum(x), []), says: "optimizer/start: minimize: the start must have parameters, got none" },
  ])("$title", async ({ call, says }) => {
    expect(await refused(call)).toBe(says);
  });

  it("a proxy of an array is read like the array (fault 22)", async () => {
    expect((await minimize(loss, 0, { data: { X: new Proxy([1, 3], {}) } })).x).toBe(2);
  });

  it("an endless objective is none of these: it is recorded, and not called", () => {
    expect(minimizeTask((x: Tensor) => whileLoop((k) => greater(k, -1), (k) => k, sum(square(x))), [3]).task.names).toEqual(["x[0]"]);
  });
});
