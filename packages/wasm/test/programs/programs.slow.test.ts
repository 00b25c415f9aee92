import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { disagreement } from "./disagreement.js";
import { anyPlan } from "./plan.js";

/** That sorting is interpreted is said for each program. */
beforeAll(() => void vi.spyOn(console, "warn").mockImplementation(() => {}));
afterAll(() => void vi.restoreAllMocks());

describe("any compiled program", () => {
  it.each([[10, 3000, 11], [10, 3000, 12], [40, 1000, 13], [40, 1000, 14], [100, 60, 15]])("of up to %i steps gives what the interpreter gives: %i of them from seed %i", (most, numRuns, seed) =>
    fc.assert(fc.property(anyPlan(most), fc.nat(1000), (plan, of) => { expect(disagreement(plan, of)).toBeUndefined(); }), { seed, numRuns }));
});
