import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { realFunctions, type Real } from "../../src/real/index.js";
import { meets } from "./meets.js";

const coarse = realFunctions(128);
const fine = realFunctions(512);
type Unary = (x: Real) => Real;
type Binary = (x: Real, y: Real) => Real;

const unary = [
  "neg", "square", "exp", "expm1", "log", "log1p", "log2", "log10", "sqrt", "cbrt", "sin", "cos", "tan", "asin", "acos", "atan", "sinc",
  "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "erf", "erfc", "gamma", "lgamma", "digamma", "abs", "sign", "heaviside", "step",
  "relu", "floor", "ceil", "round", "sigmoid", "softplus",
] as const;
const binary = ["add", "sub", "mul", "div", "pow", "atan2", "hypot", "min", "max", "logb"] as const;

// A ball of any size about a number of any size, and a point of it.
const mantissa = fc.bigInt({ min: -(2n ** 53n), max: 2n ** 53n });
const set = fc
  .record({ mantissa, width: fc.integer({ min: 0, max: 60 }), exponent: fc.integer({ min: -60, max: -48 }), at: fc.oneof(fc.constantFrom(-64, 64), fc.integer({ min: -64, max: 64 })) })
  .map(({ mantissa, width, exponent, at }) => {
    const radius = width === 0 ? 0n : 2n ** BigInt(width);
    const ball: Real = { mantissa: 64n * mantissa, radius: 64n * radius, exponent: exponent - 6 };
    const point: Real = { mantissa: 64n * mantissa + BigInt(at) * radius, radius: 0n, exponent: exponent - 6 };
    return { ball, point };
  });
const seeded = { seed: 7, numRuns: 30 } as const;

describe("the value at a point of a ball lies in the ball's value", () => {
  it.each(unary)("%s", (name) => {
    const [f, exact]: [Unary, Unary] = [coarse[name], fine[name]];
    fc.assert(fc.property(set, ({ ball, point }) => {
      const [all, one] = [f(ball), exact(point)];
      expect(meets(all, one) || (isUnknown(all) && Boolean(one.reason))).toBe(true);
    }), seeded);
  });

  it.each(binary)("%s", (name) => {
    const [f, exact]: [Binary, Binary] = [coarse[name], fine[name]];
    fc.assert(fc.property(set, set, (x, y) => {
      const [all, one] = [f(x.ball, y.ball), exact(x.point, y.point)];
      expect(meets(all, one) || (isUnknown(all) && Boolean(one.reason))).toBe(true);
    }), seeded);
  });

  it.each([0, 1, 2, 5])("polygamma of order %i", (order) => {
    fc.assert(fc.property(set, ({ ball, point }) => {
      const [all, one] = [coarse.polygamma(coarse.constant(order), ball), fine.polygamma(fine.constant(order), point)];
      expect(meets(all, one) || (isUnknown(all) && Boolean(one.reason))).toBe(true);
    }), { seed: 7, numRuns: 15 });
  });
});

it("a ball shrunk to nothing would be caught", () => {
  const third = coarse.div(coarse.constant(1), coarse.constant(3));
  const better = fine.div(fine.constant(1), fine.constant(3));
  expect(meets(third, better)).toBe(true);
  expect(meets({ ...third, radius: 0n }, { ...better, radius: 0n })).toBe(false);
});

const isUnknown = ({ mantissa, beyond, reason }: Real): boolean => beyond === true && mantissa === 0n && reason === undefined;
