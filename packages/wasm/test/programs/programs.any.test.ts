import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { controlNames } from "./control-steps.js";
import { disagreement } from "./disagreement.js";
import { argumentsOf, functionOf } from "./function-of.js";
import { anyPlan } from "./plan.js";
import { stepNames } from "./steps.js";
import { tracedOf } from "./traced.js";

/** That sorting is interpreted is said for each program. */
beforeAll(() => void vi.spyOn(console, "warn").mockImplementation(() => {}));
afterAll(() => void vi.restoreAllMocks());

describe("any compiled program", () => {
  it("is made of these steps", () => expect([stepNames.length, controlNames.length]).toEqual([75, 14]));

  it("does something: a quarter of the longer ones have more than twenty operations", () => {
    const programs = fc.sample(anyPlan(40), { seed: 1, numRuns: 40 }).map((plan) => functionOf(plan)).map((given) => tracedOf(given.f, argumentsOf(given, 1, { rounds: false, odd: false })));
    expect(programs.map((program) => program?.equations.length ?? 0).toSorted((a, b) => a - b)[30]).toBeGreaterThan(20);
  });

  it("gives what the interpreter gives, call after call, and the same for the same arguments", () =>
    fc.assert(fc.property(anyPlan(8), fc.nat(1000), (plan, seed) => { expect(disagreement(plan, seed)).toBeUndefined(); }), { seed: 3, numRuns: 40 }));
});
