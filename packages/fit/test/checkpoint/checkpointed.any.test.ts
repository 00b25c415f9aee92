import { add, exp, mul, neg } from "@gradkit/autodiff";
import { huber, minimize, type Checkpoint, type CheckpointStore } from "@gradkit/optimizer";
import { columnsOf, formulaOf, problems } from "@repo/nist";
import { rejected } from "@repo/testing";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fit, type Fit, type FitOptions } from "../../src/index.js";

afterEach(() => vi.restoreAllMocks());

/** A store that keeps all that is saved, and gives what it is told to. */
const memory = (given?: Checkpoint): CheckpointStore & { readonly saved: Checkpoint[] } => {
  const saved: Checkpoint[] = given ? [given] : [];
  // eslint-disable-next-line require-await
  return { saved, save: async (checkpoint) => void saved.push(checkpoint), load: async () => saved.at(-1) };
};

/** A signal that is aborted when it has been looked at so often: a fit looks before each evaluation. */
const afterLooks = (count: number): AbortSignal => {
  let looks = 0;
  return { get aborted() { return ++looks > count; }, addEventListener: () => undefined, removeEventListener: () => undefined } as unknown as AbortSignal;
};

const plain = (found: Fit): object => ({ ...found.toJSON(), seconds: 0 });
const of = (name: string) => {
  const problem = problems.find((one) => one.name === name)!;
  const start = Object.fromEntries(problem.params.map((param, i) => [param, problem.start1[i]!]));
  return { formula: formulaOf(problem), columns: columnsOf(problem), start };
};
const wild = (() => {
  const { columns, ...rest } = of("Misra1a");
  return { ...rest, columns: { ...columns, y: Float64Array.from(columns.y!, (y, i) => y * (i % 5 === 2 ? 1.4 : 1)) } };
})();
const x = [0, 1, 2, 3, 4, 5, 6, 7];
const y = [3.02, 2.09, 1.46, 1.08, 0.83, 0.71, 0.61, 0.58];

/** Fits of all stages, each with after how many looks it is interrupted: more than the short way has, which is gone again, and than what was done before, which is passed by. */
const cases: Readonly<Record<string, { readonly run: (options: FitOptions) => Promise<Fit>; readonly looks: number }>> = {
  "a long descent from a start": { run: (options) => fit(of("MGH10").formula, of("MGH10").columns, { start: of("MGH10").start, method: "trf", ...options }), looks: 13 },
  "one by Levenberg and Marquardt's method": { run: (options) => fit(of("Thurber").formula, of("Thurber").columns, { start: of("Thurber").start, method: "lm", ...options }), looks: 7 },
  "a robust loss, bounds and profiles": { run: (options) => fit(wild.formula, wild.columns, { start: wild.start, loss: "tukey", bounds: { b1: [0, 1000] }, profile: true, ...options }), looks: 331 },
  "a parameter that ends at its bound": { run: (options) => fit(wild.formula, wild.columns, { start: { b1: 200, b2: 1e-4 }, bounds: { b1: [0, 230] }, ...options }), looks: 9 },
  "starts that are searched for": { run: (options) => fit(of("DanWood").formula, of("DanWood").columns, { multistart: 50, seed: 4, ...options }), looks: 211 },
  "starts beside a given one, with profiles": { run: (options) => fit(of("DanWood").formula, of("DanWood").columns, { start: of("DanWood").start, multistart: 8, profile: true, ...options }), looks: 157 },
  "a function": { run: (options) => fit(({ a, b, c }: Record<string, never>, { x: t }: Record<string, never>) => add(mul(a!, exp(mul(neg(b!), t!))), c!), { x, y }, { start: { a: 1, b: 1, c: 1 }, method: "trf", ...options }), looks: 3 },
};

describe.each(Object.entries(cases))("a fit of %s", (_, { run, looks }) => {
  it("that is interrupted again and again ends with the bits of one that is not", async () => {
    const whole = await run({});
    const store = memory();
    let found = await run({ checkpoint: { store }, signal: afterLooks(looks) });
    let interruptions = 0;
    while (found.outcome.status === "cancelled" || found.warnings.some(({ message }) => message.includes("was ended"))) {
      interruptions++;
      expect(interruptions).toBeLessThan(200);
      found = await run({ checkpoint: { store }, signal: afterLooks(looks) });
    }
    expect(interruptions).toBeGreaterThan(1);
    expect(plain(found)).toEqual(plain(whole));
  });

  it("goes on with the same bits from whatever was saved on its way", async () => {
    const store = memory();
    const whole = plain(await run({ checkpoint: { store, seconds: 0.001 } }));
    const every = Math.ceil(store.saved.length / 6);
    const some = store.saved.filter((__, k) => k % every === 0 || k === store.saved.length - 1);
    for (const checkpoint of some) expect(plain(await run({ checkpoint: { store: memory(structuredClone(checkpoint)) } }))).toEqual(whole);
  });
});

describe("a checkpoint", () => {
  const { formula, columns, start } = of("Misra1a");
  const run = (options: FitOptions, data = columns, model = formula) => fit(model, data, { start, ...options });
  const kept = async (): Promise<ReturnType<typeof memory>> => {
    const store = memory();
    await run({ checkpoint: { store } });
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
    const ended = await fit(slow.formula, slow.columns, { start: slow.start, method: "trf", checkpoint: { store }, stop: { seconds: 100 } });
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
    // eslint-disable-next-line require-await
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
