import { add, mul, square, sub, type Tensor } from "@gradkit/autodiff";
import { afterEach, describe, expect, it, vi } from "vitest";
import { adam, indexedDBStore, minimize, type Checkpoint } from "../../src/index.js";
import { rejected, thrown } from "@repo/testing";

const rosenbrock = ([x, y]: Tensor[]) => add(square(sub(1, x!)), mul(100, square(sub(y!, square(x!)))));
const start = [-1.2, 1];
const method = adam({ rate: 0.01 });
let count = 0;
const fresh = (): string => `run ${Date.now()} ${count++}`;

const checkpointAfter = async (steps: number): Promise<Checkpoint> => {
  const run = minimize(rosenbrock, start, { method, stop: { steps } });
  await run;
  return run.checkpoint();
};

/** Changes a slot behind the store's back. */
const damaged = async (key: string, change: (checkpoint: Checkpoint) => unknown): Promise<void> =>
  new Promise((resolve, reject) => {
    const opened = indexedDB.open("gradkit", 1);
    opened.addEventListener("success", () => {
      const transaction = opened.result.transaction("checkpoints", "readwrite");
      const entries = transaction.objectStore("checkpoints");
      const found = entries.get(key);
      found.addEventListener("success", () => entries.put(change(found.result as Checkpoint), key));
      transaction.addEventListener("complete", () => {
        opened.result.close();
        resolve();
      });
      transaction.addEventListener("error", () => reject(transaction.error!));
    });
  });

afterEach(() => vi.restoreAllMocks());

describe("indexedDBStore(name)", () => {
  it("gives back what was saved last, and nothing where nothing was", async () => {
    const store = indexedDBStore(fresh());
    expect(await store.load()).toBeUndefined();
    const [first, second, third] = [await checkpointAfter(3), await checkpointAfter(5), await checkpointAfter(7)];
    await store.save(first);
    expect(await store.load()).toEqual(first);
    await Promise.all([store.save(second), store.save(third)]);
    expect(await store.load()).toEqual(third);
  });

  it.each([
    { title: "has a number changed", change: (checkpoint: Checkpoint) => ({ ...checkpoint, state: { ...(checkpoint.state as object), seconds: 1 } }) },
    { title: "is of a later version", change: (checkpoint: Checkpoint) => ({ ...checkpoint, format: "gradkit/checkpoint@9" }) },
    { title: "is none at all", change: () => 3 },
  ])("gives the one before where the last $title (fault 31)", async ({ change }) => {
    const name = fresh();
    const store = indexedDBStore(name);
    const [first, second] = [await checkpointAfter(3), await checkpointAfter(5)];
    await store.save(first);
    await store.save(second);
    await damaged(`${name}/0`, change);
    expect(await store.load()).toEqual(first);
    await damaged(`${name}/1`, change);
    expect(await store.load()).toBeUndefined();
  });

  it("writes each in one transaction that ends on the disk", async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, "transaction");
    await indexedDBStore(fresh()).save(await checkpointAfter(3));
    expect(transaction.mock.calls).toEqual([["checkpoints", "readwrite", { durability: "strict" }]]);
  });

  it("serves a run, which goes on with the same bits", async () => {
    const store = indexedDBStore(fresh());
    const half = await minimize(rosenbrock, start, { method, stop: { steps: 20 }, checkpoints: { store } });
    expect(half.saved).toBe(true);
    const resumed = await minimize(rosenbrock, start, { method, stop: { steps: 50 }, resume: (await store.load())! });
    const whole = await minimize(rosenbrock, start, { method, stop: { steps: 50 } });
    expect([resumed.x, resumed.history]).toEqual([whole.x, whole.history]);
  });

  it("is locked by a run while it lasts, against other pages too (fault 33)", async () => {
    const name = fresh();
    const options = { method: adam({ rate: 1e-6 }), stop: { steps: 1e8 }, checkpoints: { store: indexedDBStore(name) } };
    const first = minimize(rosenbrock, start, options);
    while (!(await navigator.locks.query()).held!.some((lock) => lock.name === `gradkit/${name}`)) await new Promise((resolve) => setTimeout(resolve, 2));
    expect(await rejected(minimize(rosenbrock, start, { ...options, checkpoints: { store: indexedDBStore(name) } }))).toBe(`optimizer/checkpoint-locked: checkpoints: a place must be that of one run at a time, got ${name}, where another one is saved`);
    first.cancel();
    expect((await first).saved).toBe(true);
    expect((await minimize(rosenbrock, start, { ...options, stop: { steps: 3 } })).saved).toBe(true);
  });

  it.each([
    { title: "has no room", break: () => vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => { throw new DOMException("full", "QuotaExceededError"); }), says: /QuotaExceededError: full/ },
    { title: "cannot be opened", break: () => vi.spyOn(indexedDB, "open").mockImplementation(() => { throw new DOMException("private", "InvalidStateError"); }), says: /InvalidStateError: private/ },
  ])("that $title does not end the run, which says so (fault 32)", async ({ break: broken, says }) => {
    const warned = vi.spyOn(console, "warn").mockReturnValue();
    broken();
    const { outcome, saved } = await minimize(rosenbrock, start, { checkpoints: { store: indexedDBStore(fresh()) } });
    expect([outcome.converged, saved]).toEqual([true, false]);
    expect(warned.mock.calls.map(([, e]) => thrown(() => { throw e; }))).toEqual([expect.stringMatching(says)]);
  });

  it("says where there are no locks, and goes on", async () => {
    const warned = vi.spyOn(console, "warn").mockReturnValue();
    vi.spyOn(navigator, "locks", "get").mockReturnValue(undefined as never);
    const { saved } = await minimize(rosenbrock, start, { checkpoints: { store: indexedDBStore("open to all") } });
    expect([saved, warned.mock.calls]).toEqual([true, [["gradkit: there are no locks here, so that nothing keeps two runs from saving to open to all"]]]);
  });
});
