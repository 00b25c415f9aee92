import { add, exp, mul, neg } from "@gradkit/autodiff";
import type { Checkpoint, CheckpointStore } from "@gradkit/optimizer";
import { columnsOf, formulaOf, problems } from "@repo/nist";
import { describe, expect, it } from "vitest";
import { fit, type Fit, type FitOptions } from "../../src/index.js";

/** A store that keeps all that is saved, and gives what it is told to. */
export const memory = (given?: Checkpoint): CheckpointStore & { readonly saved: Checkpoint[] } => {
  const saved: Checkpoint[] = given ? [given] : [];
  return { saved, save: async (checkpoint) => void saved.push(checkpoint), load: async () => saved.at(-1) };
};

/** A signal that is aborted when it has been looked at so often: a fit looks before each evaluation. */
export const afterLooks = (count: number): AbortSignal => {
  let looks = 0;
  return { get aborted() { return ++looks > count; }, addEventListener: () => undefined, removeEventListener: () => undefined } as unknown as AbortSignal;
};

export const plain = (found: Fit): object => ({ ...found.toJSON(), seconds: 0 });
export const of = (name: string) => {
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

interface Case {
  readonly run: (options: FitOptions) => Promise<Fit>;
  readonly looks: number;
}

/** Fits of all stages, each with after how many looks it is interrupted: more than the short way has, which is gone again, and than what was done before, which is passed by. */
export const quick: Readonly<Record<string, Case>> = {
  "one by Levenberg and Marquardt's method": { run: (options) => fit(of("Thurber").formula, of("Thurber").columns, { start: of("Thurber").start, method: "lm", ...options }), looks: 7 },
  "a parameter that ends at its bound": { run: (options) => fit(wild.formula, wild.columns, { start: { b1: 200, b2: 1e-4 }, bounds: { b1: [0, 230] }, ...options }), looks: 9 },
  "starts beside a given one, with profiles": { run: (options) => fit(of("DanWood").formula, of("DanWood").columns, { start: of("DanWood").start, multistart: 33, profile: true, ...options }), looks: 157 },
  "a function": { run: (options) => fit(({ a, b, c }: Record<string, never>, { x: t }: Record<string, never>) => add(mul(a!, exp(mul(neg(b!), t!))), c!), { x, y }, { start: { a: 1, b: 1, c: 1 }, method: "trf", ...options }), looks: 3 },
};

export const slow: Readonly<Record<string, Case>> = {
  "a long descent from a start": { run: (options) => fit(of("MGH10").formula, of("MGH10").columns, { start: of("MGH10").start, method: "trf", ...options }), looks: 13 },
  "a robust loss, bounds and profiles": { run: (options) => fit(wild.formula, wild.columns, { start: wild.start, loss: "tukey", bounds: { b1: [0, 1000] }, profile: true, ...options }), looks: 331 },
  "starts that are searched for": { run: (options) => fit(of("DanWood").formula, of("DanWood").columns, { multistart: 50, seed: 4, ...options }), looks: 211 },
};

/** What holds for all of them. */
export const goOn = (cases: Readonly<Record<string, Case>>): void => {
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
};
