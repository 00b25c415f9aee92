import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { duals, type Dual } from "../../src/dual.js";
import { reals } from "../../src/evaluate/reals.js";
import type { FunctionName } from "../../src/functions.js";
import { numbers } from "../../src/numbers.js";
import type { Real } from "../../src/real/index.js";
import type { Rule } from "../../src/rule.js";
import { rules } from "../../src/rules.js";
import { quotient } from "../quotient.js";
import { faults } from "./check-row.js";

export const rows = Object.entries(rules) as unknown as readonly (readonly [FunctionName, Rule])[];

/** Points of a row's ranges. */
export const within = ({ smoothOn }: Rule): fc.Arbitrary<number[]> => fc.tuple(...smoothOn.map(([min, max]) => fc.nat(1_000_000).map((n) => min + ((max - min) * (n + 0.37)) / 1_000_001)));

/** Tests every row at so many points. */
export const holds = (numRuns: number): void => describe.each(rows)("%s", (name, row) => {
  it("has the value of the reals, and the slope of their difference quotients, where it is smooth", () => {
    fc.assert(fc.property(within(row), (at) => void expect(faults(name, row, at)).toEqual([])), { seed: 5, numRuns });
  });

  it("has second derivatives by dual numbers of dual numbers", () => {
    const order2 = duals(duals(numbers));
    const F = reals(900);
    fc.assert(
      fc.property(within(row), (at) => {
        const along = row.smoothOn.map(([min, max]) => (min === max ? 0 : 1));
        const args = at.map((x, k): Dual<Dual<number>> => (along[k] === 0 ? { primal: { primal: x } } : { primal: { primal: x, tangent: 1 }, tangent: { primal: 1 } }));
        const found = (order2[name] as (...args: Dual<Dual<number>>[]) => Dual<Dual<number>>)(...args).tangent?.tangent ?? 0;
        const expected = quotient((xs) => (F[name] as (...args: Real[]) => Real)(...xs), at, along, 2)!;
        expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-10 * Math.max(Math.abs(expected), 1));
      }),
      { seed: 5, numRuns },
    );
  });
});
