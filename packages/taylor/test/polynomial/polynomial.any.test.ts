import { equal, parse } from "@gradkit/scalar";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, compose, differentiate, evaluate, format, multiply, polynomial, shift, toExpr, toLatex, toMathML, type Polynomial } from "../../src/polynomial/index.js";
import { thrown } from "@repo/testing";

const variables = ["x", "y"];
const whole = fc.integer({ min: -9, max: 9 });
const term = fc.record({ exponents: fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), coefficient: whole });
const center = fc.tuple(whole, whole);
/** Whole numbers, so that arithmetic is exact. */
const any = fc.array(term, { maxLength: 6 }).map((terms) => polynomial(variables, terms));
const options = { seed: 7, numRuns: 100 };
const law = (holds: (p: Polynomial, q: Polynomial, r: Polynomial, at: [number, number]) => void, numRuns = options.numRuns): void => fc.assert(fc.property(any, any, any, center, holds), { ...options, numRuns });

describe("polynomials are a ring", () => {
  it("addition and multiplication commute, associate and distribute", () => {
    law((p, q, r) => {
      expect(add(p, q)).toEqual(add(q, p));
      expect(multiply(p, q)).toEqual(multiply(q, p));
      expect(add(add(p, q), r)).toEqual(add(p, add(q, r)));
      expect(multiply(multiply(p, q), r)).toEqual(multiply(p, multiply(q, r)));
      expect(multiply(p, add(q, r))).toEqual(add(multiply(p, q), multiply(p, r)));
      expect(add(p, multiply(p, -1)).terms).toEqual([]);
    });
  });

  it("evaluation is a homomorphism, of composition too", () => {
    law((p, q, r, at) => {
      expect(evaluate(add(p, q), at) + 0).toBe(evaluate(p, at) + evaluate(q, at) + 0);
      expect(evaluate(multiply(p, q), at) + 0).toBe(evaluate(p, at) * evaluate(q, at) + 0);
      const small = polynomial(["u", "v"], p.terms.filter(({ exponents }) => exponents[0]! + exponents[1]! < 3));
      expect(evaluate(compose(small, [q, r]), [at[0] % 3, at[1] % 3]) + 0).toBe(evaluate(small, [q, r].map((own) => evaluate(own, [at[0] % 3, at[1] % 3]))) + 0);
    });
  });
});

it("shifting changes the centre and not the function, and back gives the same", () => {
  law((p, _, __, at) => {
    const moved = shift(p, at);
    expect(moved.center).toEqual(at);
    expect(evaluate(moved, [2, -3]) + 0).toBe(evaluate(p, [2, -3]) + 0);
    expect(shift(moved, [0, 0])).toEqual(p);
    expect(evaluate(moved, at) + 0).toBe((moved.terms.find(({ exponents }) => exponents.every((n) => n === 0))?.coefficient ?? 0) + 0);
  });
});

it("differentiation is linear, obeys the product rule, and its order does not matter", () => {
  law((p, q) => {
    expect(differentiate(add(p, q), "x")).toEqual(add(differentiate(p, "x"), differentiate(q, "x")));
    expect(differentiate(multiply(p, q), "y")).toEqual(add(multiply(differentiate(p, "y"), q), multiply(p, differentiate(q, "y"))));
    expect(differentiate(differentiate(p, "x"), "y")).toEqual(differentiate(differentiate(p, "y"), "x"));
  });
});

it("what is printed reads as the same polynomial", () => {
  law((p, _, __, at) => {
    const moved = shift(p, at);
    expect(equal(parse(format(moved)), toExpr(p)).equal).toBe(true);
  }, 15);
});

it.each([
  [[], "0", "0"],
  [[{ exponents: [0, 0], coefficient: -1.5 }], "-3/2", "-\\frac{3}{2}"],
  [[{ exponents: [1, 0], coefficient: -1 }, { exponents: [0, 2], coefficient: 1 / 3 }], "-(x - 1) + 1/3*(y + 2)^2", "-\\left(x - 1\\right) + \\frac{1}{3} \\left(y + 2\\right)^{2}"],
  [[{ exponents: [1, 1], coefficient: 0.29552020666133955 }], "0.29552020666133955*(x - 1)*(y + 2)", "0.29552020666133955 \\left(x - 1\\right) \\left(y + 2\\right)"],
  [[{ exponents: [2, 0], coefficient: 2.5e-17 }], "2.5e-17*(x - 1)^2", "2.5 \\cdot 10^{-17} \\left(x - 1\\right)^{2}"],
])("%j prints as %s", (terms, text, latex) => {
  const p = polynomial(variables, terms, [1, -2]);
  expect(format(p)).toBe(text);
  expect(toLatex(p)).toBe(latex);
  expect(toMathML(p)).toMatch(/^<math .*<\/math>$/u);
});

it("terms stand by degree, each exponent once, without zeros", () => {
  const terms = [[1, 1, 2], [0, 0, 1], [2, 0, 3], [1, 1, -2], [0, 1, 4], [1, 0, 5]].map(([a, b, coefficient]) => ({ exponents: [a!, b!], coefficient: coefficient! }));
  expect(polynomial(variables, terms).terms.map(({ exponents }) => exponents.join())).toEqual(["0,0", "1,0", "0,1", "2,0"]);
});

const p = polynomial(["x"], [{ exponents: [1], coefficient: 1 }]);
it.each([
  ["taylor/polynomial", () => polynomial(["x"], [{ exponents: [-1], coefficient: 1 }]), "polynomial: exponents are whole numbers from 0 up, one for each variable, got [-1]"],
  ["taylor/polynomial", () => polynomial(["x"], [{ exponents: [1], coefficient: NaN }]), "polynomial: coefficients are finite, got NaN"],
  ["taylor/polynomial", () => polynomial(["x", "x"], []), "polynomial: variables have different names, got x, x"],
  ["taylor/polynomial", () => polynomial(["x"], [], [1, 2]), "polynomial: the centre is a finite number for each of 1 variables, got [1, 2]"],
  ["taylor/polynomial", () => differentiate(p, "y"), "differentiate: the variable is one of x, got y"],
  ["taylor/different-center", () => add(p, shift(p, [1])), "add: polynomials must have the same variables and centre, got x about (0) and x about (1). Did you mean shift(q, p.center)?"],
  ["taylor/length", () => compose(p, []), "compose: one entry for each of 1 variables, got 0"],
  ["taylor/length", () => shift(p, []), "shift: one entry for each of 1 variables, got 0"],
  ["taylor/length", () => evaluate(p, [1, 2]), "evaluate: one entry for each of 1 variables, got 2"],
])("%s", (code, call, message) => {
  expect(thrown(call)).toBe(`${code}: ${message}`);
});
