import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { controlNames } from "./control-steps.js";
import { disagreement } from "./disagreement.js";
import { argumentsOf, functionOf } from "./function-of.js";
import { anyPlan, type Plan, type Step } from "./plan.js";
import { stepNames } from "./steps.js";
import { tracedOf } from "./traced.js";

/** That sorting is interpreted is said for each program. */
beforeAll(() => void vi.spyOn(console, "warn").mockImplementation(() => {}));
afterAll(() => void vi.restoreAllMocks());

const step = (name: string, choices: Readonly<Record<number, number>> = {}): Step => ({ name, choices: Array.from({ length: 11 }, (_, k) => choices[k] ?? 0) });
const same = { outputs: [0], rounds: false, largest: 120 } as const;

/** What once gave no module. */
const found: readonly (Plan & { readonly title: string })[] = [
  {
    ...same, title: "a sum, inside a loop in lanes, of what is a vector there",
    inputs: [{ shape: [17, 2, 1, 1], dtype: "float64" }], steps: [step("float32"), step("mapSum", { 7: 131 }), step("add", { 9: 12 })], transformations: [{ kind: 1, choice: 0 }, { kind: 5, choice: 16 }],
  },
  {
    ...same, title: "the same in the last step of that loop, which is a single one",
    inputs: [{ shape: [1, 17], dtype: "float32" }], steps: [step("scan"), step("add"), step("add"), step("mapSum", { 8: 143 }), step("count")], transformations: [{ kind: 5, choice: 6 }],
  },
];

describe("any compiled program", () => {
  it.each(found)("such as $title", (plan) => expect(disagreement(plan, 0)).toBeUndefined());

  it("is made of these steps", () => expect([stepNames.length, controlNames.length]).toEqual([78, 16]));

  it("does something: a quarter of the longer ones have more than twenty operations", () => {
    const programs = fc.sample(anyPlan(40), { seed: 1, numRuns: 40 }).map((plan) => functionOf(plan)).map((given) => tracedOf(given.f, argumentsOf(given, 1, { rounds: false, odd: false })));
    expect(programs.map((program) => program?.equations.length ?? 0).toSorted((a, b) => a - b)[30]).toBeGreaterThan(20);
  });

  it("gives what the interpreter gives, call after call, and the same for the same arguments", () =>
    fc.assert(fc.property(anyPlan(8), fc.nat(1000), (plan, seed) => { expect(disagreement(plan, seed)).toBeUndefined(); }), { seed: 3, numRuns: 40 }));
});
