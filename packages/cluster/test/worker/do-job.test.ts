import type { Job } from "bullmq";
import { describe, expect, it } from "vitest";
import { endOf, endText, type End } from "../../src/task/end.js";
import { toExactText } from "../../src/exact-text.js";
import { pack, type Packed } from "../../src/task/packed.js";
import type { Store } from "../../src/redis/store.js";
import type { Crew, Hooks, Left } from "../../src/worker/crew.js";
import { doJob, type Handed } from "../../src/worker/do-job.js";
import { tasksOf } from "../tasks.js";

const [task] = tasksOf(1, 10) as [ReturnType<typeof tasksOf>[number]];
const finished = endText({ run: { ...task.run, end: "steps" } });
const stopped = endText({ run: { ...task.run, stalled: 3, end: "cancelled" } });

/** A store in memory. */
const memory = (more: Partial<Store> = {}): Store & { readonly ends: Map<string, { text: string; short: boolean }> } => {
  const ends = new Map<string, { text: string; short: boolean }>();
  return {
    ends,
    keepPart: async () => undefined,
    part: async () => undefined,
    keepEnd: async (id, text, short) => void (ends.has(id) || ends.set(id, { text, short })),
    end: async (id) => ends.get(id)?.text,
    hasEnd: async (id) => ends.has(id),
    received: async () => undefined,
    forget: async () => undefined,
    wishCancelled: async () => undefined,
    isCancelled: async () => false,
    ...more,
  };
};

/** A job in memory, and a crew whose threads come to the ends that are given; the last one waits to be stopped. */
const begun = (lefts: readonly Left[], { data = {}, stalled = 0, store = memory(), update = async () => undefined }: { data?: Partial<Packed>; stalled?: number; store?: ReturnType<typeof memory>; update?: () => Promise<void> } = {}) => {
  const { id, packed } = pack(task);
  const given: Packed[] = [];
  const unables: string[] = [];
  const hooks: Hooks[] = [];
  const job = { id, data: { ...packed, ...data }, stalledCounter: stalled, updateData: async (next: Packed) => { await update(); job.data = next; } };
  const crew: Crew = {
    work: (what, how) => {
      given.push(what);
      hooks.push(how);
      const left = lefts[given.length - 1];
      let stop: () => void = () => undefined;
      const still = new Promise<Left>((resolve) => (stop = () => resolve({ end: stopped })));
      return { left: left ? Promise.resolve(left) : still, stop: () => stop() };
    },
    close: async () => undefined,
  };
  const handed: Handed = doJob(job as unknown as Job<Packed>, { store, crew, seconds: 1, attempts: 3, backoff: 0, log: () => undefined, progress: () => undefined, unable: (message) => unables.push(message) });
  const end = (): End => endOf(store.ends.get(id)!.text);
  return { id, unables, job, given, hooks, handed, store, end };
};
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

describe("doJob(job, means)", () => {
  it("stores how the task ended", async () => {
    const { handed, end } = begun([{ end: finished }]);
    expect(await handed.done).toBe("done");
    expect(end()).toEqual({ run: { ...task.run, end: "steps" } });
  });

  it("does nothing where the end is known: a job may be delivered twice", async () => {
    const store = memory();
    const first = begun([{ end: finished }], { store });
    await first.handed.done;
    const second = begun([{ end: stopped }], { store });
    expect([await second.handed.done, second.given, second.end()]).toEqual(["done", [], first.end()]);
  });

  it("keeps the first end where two had the job at once", async () => {
    const store = memory({ hasEnd: async () => false });
    const [first, second] = [begun([{ end: finished }], { store }), begun([{ end: endText({ error: new Error("late") }) }], { store })];
    await Promise.all([first.handed.done, second.handed.done]);
    expect(first.end()).toEqual({ run: { ...task.run, end: "steps" } });
  });

  it("begins again where a thread died, from the last checkpoint, and counts the deaths", async () => {
    const run = toExactText({ ...task.run, stalled: 9 });
    const { handed, hooks, given, job, end } = begun([{ died: "boom" }, { died: "boom" }, { end: finished }], { data: { checkpoint: run } });
    expect(await handed.done).toBe("done");
    expect([given.map(({ checkpoint }) => checkpoint), job.data.deaths, hooks.length, end()]).toEqual([[run, run, run], 2, 3, { run: { ...task.run, end: "steps" } }]);
  });

  it("gives a task up that ends its threads each time, with the cause", async () => {
    const { handed, end } = begun([{ died: "one" }, { died: "two" }, { died: "Worker terminated due to reaching memory limit" }]);
    expect(await handed.done).toBe("done");
    expect(end()).toMatchObject({ error: { code: "cluster/poison", data: { attempts: 3, message: "Worker terminated due to reaching memory limit" } } });
  });

  it("goes on with the deaths that other workers counted", async () => {
    const { handed, given, end } = begun([{ died: "again" }], { data: { deaths: 2 } });
    await handed.done;
    expect([given.length, end()]).toMatchObject([1, { error: { code: "cluster/poison", message: "worker: a task must not end its worker, got 3 dead workers, the last one by: again" } }]);
  });

  it("gives a task up that ends its processes", async () => {
    const { handed, given, end } = begun([], { stalled: 3 });
    await handed.done;
    expect([given.length, end()]).toMatchObject([0, { error: { code: "cluster/poison", data: { message: "its process was ended 3 times" } } }]);
  });

  it("refuses another protocol", async () => {
    const { handed, given, end } = begun([], { data: { protocol: 99 } });
    await handed.done;
    expect([given.length, end()]).toMatchObject([0, { error: { code: "cluster/protocol", message: "worker: the task must speak the same protocol, got 99 there and 1 here" } }]);
  });

  it("ends a cancelled run with what it has, remembered for a short time only", async () => {
    const { handed, store, id, end } = begun([]);
    await soon();
    handed.cancel();
    expect([await handed.done, end(), store.ends.get(id)?.short]).toEqual(["done", { run: { ...task.run, stalled: 3, end: "cancelled" } }, true]);
  });

  it("does not begin what was cancelled before, and gives its checkpoint", async () => {
    const { handed, given, end } = begun([], { store: memory({ isCancelled: async () => true }), data: { checkpoint: toExactText({ ...task.run, stalled: 9 }) } });
    await handed.done;
    expect([given.length, end()]).toEqual([0, { run: { ...task.run, stalled: 9, end: "cancelled" } }]);
  });

  it("hands a run back with its checkpoint, without an end", async () => {
    const { handed, job, store } = begun([]);
    await soon();
    handed.handBack();
    expect([await handed.done, job.data.checkpoint, store.ends.size]).toEqual(["handed back", toExactText({ ...task.run, stalled: 3 }), 0]);
  });

  it("drops what is another worker's by now", async () => {
    const { handed, hooks, store } = begun([], { update: async () => Promise.reject(new Error("Missing key for job")) });
    await soon();
    hooks[0]!.checkpoint("{}");
    expect([await handed.done, store.ends.size]).toEqual(["dropped", 0]);
  });

  it("leaves a task to other workers where it has no threads, and counts no death", async () => {
    const { handed, store, job, unables } = begun([{ unable: "no module" }]);
    expect([await handed.done, store.ends.size, job.data.deaths, unables]).toEqual(["handed back", 0, undefined, ["no module"]]);
  });

  it("leaves a task alone whose parts are lost: who wants it sends it again", async () => {
    const { handed, store } = begun([{ lost: true }]);
    expect([await handed.done, store.ends.size]).toEqual(["dropped", 0]);
  });

  it("ends a run whose thread gave no sign of life, with the last checkpoint", async () => {
    const { handed, end } = begun([{ still: true }], { data: { checkpoint: toExactText({ ...task.run, stalled: 9 }) } });
    await handed.done;
    expect(end()).toEqual({ run: { ...task.run, stalled: 9, end: "stalled" } });
  });
});
