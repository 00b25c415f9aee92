import { huber, minimize, type CheckpointStore } from "@gradkit/optimizer";
import { mul } from "@gradkit/autodiff";
import { rejected } from "@repo/testing";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fit, type Fit, type FitOptions } from "../../src/index.js";
import { afterLooks, goOn, memory, of, plain, quick } from "./go-on.js";

afterEach(() => vi.restoreAllMocks());

goOn(quick);

describe("a checkpoint", () => {
  const { formula, columns, start } = of("Misra1a");
  const run = (options: FitOptions, data = columns, model = formula) => fit(model, data, { start, ...options });
  const kept = async (): Promise<ReturnType<typeof memory>> => {
    const store = memory();
    await run({ checkpoint: { store, seconds: 1e6 } });
    return store;
  };

  it("of a fit that has ended is its result, without evaluations", async () => {
    const store = await kept();
    const count = store.saved.length;
    expect(count).toBe(1);
    expect(plain(await run({ checkpoint: { store }, signal: afterLooks(0) }))).toEqual(plain(await run({})));
  });

  it.each<[title: string, says: string, (store: CheckpointStore) => Promise<Fit>]>([
    ["another formula", "formula (y = b1*(1-exp(-b2*x)) and not y = b1*(1-exp(-b2*x)) + 0*x)", (store) => run({ checkpoint: { store } }, columns, `${formula} + 0*x`)],
    ["other data", "data of x", (store) => run({ checkpoint: { store } }, { ...columns, x: columns.x!.map((xi, i) => (i === 3 ? xi + 1e-9 : xi)) })],
    ["another response", "data of the response", (store) => run({ checkpoint: { store } }, { ...columns, y: columns.y!.map((yi, i) => (i === 3 ? yi + 1e-9 : yi)) })],
    ["weights", "weights", (store) => run({ checkpoint: { store }, weights: "x" })],
    ["another start", "start (b1 = 500, b2 = 0.0001 and not b1 = 501, b2 = 0.0001)", (store) => run({ checkpoint: { store }, start: { ...start, b1: 501 } })],
    ["a fixed value", "start (b1 = 500, b2 = 0.0001 and not b1 = 500), fixed (none and not b2 = 0.0005)", (store) => run({ checkpoint: { store }, start: { b1: 500 }, fixed: { b2: 5e-4 } })],
    ["bounds", "bounds (none and not b1 = 0..900)", (store) => run({ checkpoint: { store }, bounds: { b1: [0, 900] } })],
    ["a loss", "loss (none and not huber of scale 2)", (store) => run({ checkpoint: { store }, loss: huber({ scale: 2 }) })],
    ["another method", "method (auto and not gaussNewton)", (store) => run({ checkpoint: { store }, method: "gaussNewton" })],
    ["more starts of another seed", "multistart (as it takes and not 9), seed (0 and not 5)", (store) => run({ checkpoint: { store }, multistart: 9, seed: 5 })],
    ["other statistics", "level (0.95 and not 0.9), profile (false and not true)", (store) => run({ checkpoint: { store }, level: 0.9, profile: true })],
    ["absolute errors", "weights, absoluteSigma (false and not true)", (store) => run({ checkpoint: { store }, sigma: 2, absoluteSigma: true })],
    ["another limit", "stop.evaluations (as usual and not 70)", (store) => run({ checkpoint: { store }, stop: { evaluations: 70 } })],
  ])("of a fit with %s is refused, and says what differs", async (_, says, again) => {
    const store = await kept();
    const saved = [...store.saved];
    expect(await rejected(again(store))).toBe(`fit/checkpoint: fit: the checkpoint must be of the same fit, got other ${says}. Did you mean another place?`);
    expect(store.saved).toEqual(saved);
  });

  it("of something else is refused", async () => {
    const other = minimize(([a]: never[]) => mul(a!, a!), [1]);
    await other;
    expect(await rejected(run({ checkpoint: { store: memory(await other.checkpoint()) } }))).toBe("fit/checkpoint: fit: the checkpoint must be of the same fit, got that of something else. Did you mean another place?");
  });

  it("takes another limit of time", async () => {
    const store = memory();
    const slow = of("MGH10");
    const stopped = await fit(slow.formula, slow.columns, { start: slow.start, method: "trf", checkpoint: { store }, stop: { seconds: 0 } });
    expect(stopped.outcome.status).toBe("seconds");
    const ended = await fit(slow.formula, slow.columns, { start: slow.start, method: "trf", checkpoint: { store }, stop: { seconds: 1e6 } });
    expect(plain(ended)).toEqual(plain(await fit(slow.formula, slow.columns, { start: slow.start, method: "trf" })));
  });

  it("that cannot be saved does not end the fit, which says so", async () => {
    vi.spyOn(console, "warn").mockReturnValue();
    const store: CheckpointStore = { ...memory(), save: () => Promise.reject(new Error("full")) };
    const { outcome, warnings } = await run({ checkpoint: { store } });
    expect([outcome.converged, warnings.map(({ code }) => code)]).toEqual([true, ["correlated", "not-saved"]]);
  });

  it("is locked by a fit while it lasts, and let go where it fails", async () => {
    const locks: string[] = [];
    const lock = async () => {
      locks.push("locked");
      return async () => void locks.push("released");
    };
    await run({ checkpoint: { store: { ...memory(), lock } } });
    await rejected(run({ checkpoint: { store: { ...memory(), lock } }, start: { b1: NaN } })).catch(() => undefined);
    await rejected(run({ checkpoint: { store: { ...memory(), lock } }, start: { b1: 1e308, b2: 1e308 } }));
    await rejected(run({ checkpoint: { store: { ...(await kept()), lock } }, level: 0.5 }));
    expect(locks).toEqual(["locked", "released", "locked", "released", "locked", "released"]);
  });
});
