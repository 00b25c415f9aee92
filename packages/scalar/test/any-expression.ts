import * as fc from "fast-check";
import { call, constant, e, pi, variable, type Expr } from "../src/expr.js";
import { arities, functionNames, type FunctionName } from "../src/functions.js";
import { rational } from "../src/rational.js";

const digits = (length: number) => fc.bigInt({ min: 1n, max: 10n ** BigInt(length) - 1n });

/** Exact numbers of all sizes: integers, fractions and decimals, of either sign, and 0. */
export const anyNumber: fc.Arbitrary<Expr> = fc
  .record({
    num: fc.oneof({ weight: 4, arbitrary: fc.bigInt({ min: -12n, max: 12n }) }, digits(8), digits(40), fc.nat(60).map((n) => 10n ** BigInt(n))),
    den: fc.oneof({ weight: 4, arbitrary: fc.constant(1n) }, digits(1), digits(6), fc.nat(40).map((n) => 10n ** BigInt(n)), fc.nat(20).map((n) => 2n ** BigInt(n))),
    isNegative: fc.boolean(),
  })
  .map(({ num, den, isNegative }) => constant(rational(isNegative ? -num : num, den)));

const names = ["x", "y", "x_1", "x_max", "speed", "alpha", "theta_0", "Delta", "gamma", "psi", "Δx", "e1", "pi_2", "é", "xᵃ", "k__"];

const anyLeaf: fc.Arbitrary<Expr> = fc.oneof(anyNumber, fc.constantFrom(...names.map(variable), variable("x"), variable("y")), fc.constantFrom(pi, e));

/** Expressions of the functions named, of all shapes. */
export const anyExpression = (functions: readonly FunctionName[] = functionNames): fc.Arbitrary<Expr> =>
  fc.letrec<{ tree: Expr }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6, depthSize: "small" },
      anyLeaf,
      ...functions.map((name) => fc.array(tie("tree"), { minLength: arities[name], maxLength: arities[name] }).map((args) => call(name, ...args))),
    ),
  })).tree;
