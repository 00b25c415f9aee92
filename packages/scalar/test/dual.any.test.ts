import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { duals, type Dual } from "../src/dual.js";
import type { Field } from "../src/field.js";
import { interpret } from "../src/interpret.js";
import { numbers } from "../src/numbers.js";
import { parse } from "../src/parse/parse.js";
import { anyValue } from "./any-formula.js";
import { slopeOf } from "./quotient.js";

/** The derivative of a function that is written over any field. */
const D = <T>(F: Field<T>, f: (F: Field<Dual<T>>, x: Dual<T>) => Dual<T>, x: T): T => {
  const { tangent } = f(duals(F), { primal: x, tangent: F.constant(1) });
  return tangent ?? F.constant(0);
};

describe("dual numbers", () => {
  it("carry value and derivative", () => {
    expect(interpret(parse("x^3"), duals(numbers), { x: { primal: 2, tangent: 1 } })).toEqual({ primal: 8, tangent: 12 });
  });

  it("have no tangent where nothing depends on the variable, so that a vertical tangent of a constant is no NaN", () => {
    expect(interpret(parse("sqrt(y) + x"), duals(numbers), { x: { primal: 3, tangent: 1 }, y: { primal: 0 } })).toEqual({ primal: 3, tangent: 1 });
    expect(interpret(parse("sqrt(y)"), duals(numbers), { y: { primal: 0 } })).toEqual({ primal: 0 });
  });

  it("agree with difference quotients of whole formulas", () => {
    const formulas = ["exp(sin(x^2))*log(1 + x^2)", "x^y/(1 + x^2*y^2)", "atan2(x, y)*erf(x - y)", "hypot(x, y)^1.5", "max(x, y)*abs(x)", "where(x, sin(x), y)", "2^x*gamma(2 + x^2)"];
    for (const formula of formulas.map(parse))
      fc.assert(
        fc.property(anyValue, anyValue, (x, y) => {
          const expected = slopeOf(formula, { x, y }, "x");
          fc.pre(expected !== undefined && Math.abs(expected) < 1e9);
          const { tangent } = interpret(formula, duals(numbers), { x: { primal: x, tangent: 1 }, y: { primal: y } });
          expect(Math.abs(tangent! - expected!)).toBeLessThanOrEqual(1e-11 * (1 + Math.abs(expected!)));
        }),
        { seed: 5, numRuns: 20 },
      );
  });

  it("are linear in the tangent", () => {
    const formula = parse("sin(x*y) + x/y");
    const along = (dx: number, dy: number) => interpret(formula, duals(numbers), { x: { primal: 0.7, tangent: dx }, y: { primal: 1.3, tangent: dy } }).tangent!;
    fc.assert(fc.property(anyValue, anyValue, (a, b) => void expect(along(a, b)).toBeCloseTo(a * along(1, 0) + b * along(0, 1), 12)), { seed: 5, numRuns: 50 });
  });
});

describe("nested dual numbers do not confuse perturbations", () => {
  it("d/dx (x · d/dy (x + y)) = 1: Siskind and Pearlmutter (2005)", () => {
    expect(D(numbers, (F, x) => F.mul(x, D(F, (G, y) => G.add({ primal: x }, y), F.constant(1))), 1)).toBe(1);
  });

  it("d/dx (x · d/dy (x · y)) = 2x", () => {
    expect(D(numbers, (F, x) => F.mul(x, D(F, (G, y) => G.mul({ primal: x }, y), F.constant(2))), 3)).toBe(6);
  });

  it("d/dx (d/dy (x² y³) at y = x) = 12 x³: the inner variable is set to the outer one", () => {
    const inner = <T>(F: Field<T>, x: T): T => D(F, (G, y) => G.mul(G.square({ primal: x }), G.mul(y, G.square(y))), x);
    expect(inner(numbers, 2)).toBe(3 * 2 ** 4);
    expect(D(numbers, inner, 2)).toBe(12 * 2 ** 3);
  });

  it("a derivative of a derivative is the second derivative, and so on", () => {
    const sin = <T>(F: Field<T>, x: T): T => F.sin(x);
    const second = <T>(F: Field<T>, x: T): T => D(F, sin, x);
    const third = <T>(F: Field<T>, x: T): T => D(F, second, x);
    expect(D(numbers, sin, 0.3)).toBe(Math.cos(0.3));
    expect(D(numbers, second, 0.3)).toBe(-Math.sin(0.3));
    expect(D(numbers, third, 0.3)).toBe(-Math.cos(0.3));
  });
});
