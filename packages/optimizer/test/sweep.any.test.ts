import { add, item, log, mul, square, sub, sum, type Tensor } from "@gradkit/autodiff";
import { GradkitError } from "@gradkit/shapes";
import { describe, expect, it } from "vitest";
import { adam, bfgs, leastSquaresTask, minimize, minimizeTask, multiStart, sweep, type Executor, type Swept } from "../src/index.js";
import { inline } from "../src/worker/index.js";

const rosenbrock = ([x, y]: Tensor[]) => add(square(sub(1, x!)), mul(100, square(sub(y!, square(x!)))));
const starts = [[-1.2, 1], [2, 2], [0, 3], [-2, -1], [1.5, 0]];
const jobs = starts.map((start, seed) => minimizeTask(rosenbrock, start, { method: adam({ rate: 0.05 }), stop: { steps: 20 }, seed }));
const tasks = jobs.map(({ task }) => task);
const died = (): Error => new GradkitError("optimizer/worker-exit", {}, "the worker was ended");
const bits = (ends: readonly Swept[]): unknown[] => ends.map((end) => ("run" in end ? { ...end.run, seconds: 0 } : String(end.error)));

/** An executor that does something else the first times that it is given a task. */
const trying = (size: number, before: (index: number, times: number) => Promise<void>): Executor & { readonly times: readonly number[]; readonly most: () => number } => {
  const [here, times] = [inline(), tasks.map(() => 0)];
  let [now, most] = [0, 0];
  return {
    size,
    times,
    most: () => most,
    execute: async (task, watch) => {
      most = Math.max(most, ++now);
      const index = tasks.indexOf(task);
      try {
        await before(index, ++times[index]!);
        // What arrives elsewhere is a copy.
        return structuredClone(await here.execute(structuredClone(task), watch));
      } finally {
        now--;
      }
    },
  };
};

describe("sweep(tasks, executor)", () => {
  it("gives what minimize gives, in the order of the tasks", async () => {
    expect(await Promise.all(jobs.map(async ({ execute }) => ({ ...(await execute()), seconds: 0 })))).toEqual(bits(await sweep(tasks, inline())));
    const ends = await sweep(tasks, inline());
    const found = await Promise.all(ends.map((end, k) => jobs[k]!.resultOf((end as { run: never }).run)));
    const alone = await Promise.all(starts.map((start, seed) => minimize(rosenbrock, start, { method: adam({ rate: 0.05 }), stop: { steps: 20 }, seed })));
    expect(found.map((result) => ({ ...result, seconds: 0 }))).toEqual(alone.map((result) => ({ ...result, seconds: 0 })));
  });

  it.each([1, 2, 7])("has the same bits where %i are under way, late ones first, and no more than those", async (size) => {
    const executor = trying(size, async (index) => new Promise((resolve) => setTimeout(resolve, 5 * (starts.length - index))));
    expect(bits(await sweep(tasks, executor))).toEqual(bits(await sweep(tasks, inline())));
    expect([executor.most() <= size, executor.times]).toEqual([true, [1, 1, 1, 1, 1]]);
  });

  it("begins the task of a dead worker again, with the same bits", async () => {
    const executor = trying(2, async (index, times) => (index === 3 && times < 3 ? Promise.reject(died()) : undefined));
    expect(bits(await sweep(tasks, executor))).toEqual(bits(await sweep(tasks, inline())));
    expect(executor.times).toEqual([1, 1, 1, 3, 1]);
  });

  it("gives a task up after its attempts, and does the others", async () => {
    const executor = trying(2, async (index) => (index === 1 ? Promise.reject(died()) : undefined));
    const ends = await sweep(tasks, executor, { attempts: 2 });
    expect(ends.map((end) => ("error" in end ? String(end.error) : "done"))).toEqual(["done", expect.stringMatching("the worker was ended"), "done", "done", "done"]);
    expect(executor.times).toEqual([1, 2, 1, 1, 1]);
  });

  it("does not try again what is the task's own fault", async () => {
    const executor = trying(1, async (index) => (index === 0 ? Promise.reject(new Error("mine")) : undefined));
    await sweep(tasks, executor);
    expect(executor.times).toEqual([1, 1, 1, 1, 1]);
  });

  it("ends what runs and what waits where it is aborted", async () => {
    const controller = new AbortController();
    const long = starts.map((start) => minimizeTask(rosenbrock, start, { method: adam({ rate: 1e-6 }), stop: { steps: 1e8 } }).task);
    const seen = new Set<number>();
    const ends = await sweep(long, inline(), { signal: controller.signal, progress: (index) => { seen.add(index); controller.abort(); } });
    expect(ends.map((end) => "run" in end && end.run.end)).toEqual(starts.map(() => "cancelled"));
    expect([...seen]).toEqual([0]);
  });

  it("goes on from any state of a run", async () => {
    const { task, resultOf } = minimizeTask(rosenbrock, [-1.2, 1], { method: bfgs() });
    const whole = await inline().execute(task);
    const half = await inline().execute({ ...task, stop: { steps: 10 } });
    const rest = await inline().execute({ ...task, run: { ...half, end: undefined } });
    expect((await resultOf(rest)).x).toEqual((await resultOf(whole)).x);
    expect(half.evaluations).not.toEqual(whole.evaluations);
  });

  it("goes on where the function was not finite at the point that is asked for", async () => {
    const barrier = ([x]: Tensor[]) => sub(mul(-1, log(sub(1, x!))), mul(50, x!));
    const { task } = minimizeTask(barrier, [0], { method: bfgs() });
    const whole = await inline().execute(task);
    const halves = await Promise.all(Array.from({ length: 12 }, async (_, k) => inline().execute({ ...task, stop: { evaluations: k + 1 } })));
    const rests = await Promise.all(halves.map(async (half) => inline().execute({ ...task, run: { ...half, end: undefined } })));
    expect(Math.max(...halves.map(({ nonFinite }) => nonFinite))).toBeGreaterThan(0);
    expect(rests.map((rest) => ({ ...rest, seconds: 0 }))).toEqual(rests.map(() => ({ ...whole, seconds: 0 })));
  });

  it.each([
    { title: "attempts", call: async () => sweep(tasks, inline(), { attempts: 0 }), says: "sweep: `attempts` must be a whole number, 1 or more, got 0" },
    { title: "an executor", call: async () => sweep(tasks, { ...inline(), size: 0 }), says: "sweep: `executor.size` must be 1 or more, got 0" },
    { title: "a protocol", call: async () => inline().execute({ ...tasks[0]!, protocol: 99 }), says: "minimize: the worker must speak the same protocol, got 99 there and 3 here" },
    { title: "an objective", call: async () => minimizeTask((x: Tensor) => (item(sum(x)) > 0 ? sum(x) : sum(square(x))), [1]), says: /^minimize: the objective cannot be sent/ },
  ])("refuses $title that cannot be", async ({ call, says }) => {
    await expect(call()).rejects.toThrow(says);
  });
});

describe("multiStart(starts, job)", () => {
  it("finds the lowest, the first of equal ones, and leaves out what fails", async () => {
    const job = ([k]: readonly number[]) => leastSquaresTask((x: Tensor) => sub(mul(x, k!), [1, 2]), 1);
    const { best, all, failed } = await multiStart([[1], [NaN], [2]], job);
    expect([all.length, best === all[0], failed.map(({ start }) => start)]).toEqual([2, all[0]!.value <= all[1]!.value, [1]]);
    await expect(multiStart([[NaN]], job)).rejects.toThrow("the start must give finite values");
    await expect(multiStart([], job)).rejects.toThrow("multiStart: `starts` must be one or more, got none");
  });
});
