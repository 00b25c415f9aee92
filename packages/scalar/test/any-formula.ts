import * as fc from "fast-check";
import { call, constant, e, pi, variable, type Expr } from "../src/expr.js";
import { arities, functionNames, type FunctionName } from "../src/functions.js";
import { rational } from "../src/rational.js";

const numbers = [-3, -2, -1, 0, 1, 2, 3, 5, 0.5, -0.5].map((value) => constant(value)).concat([constant(rational(1n, 3n)), constant(rational(-2n, 3n))]);

const anyLeaf: fc.Arbitrary<Expr> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(variable("x"), variable("x"), variable("y")) },
  { weight: 3, arbitrary: fc.constantFrom(...numbers) },
  { weight: 1, arbitrary: fc.constantFrom<Expr>(pi, e) },
);

/** Arithmetic as often as all other functions together, so that terms and powers meet. */
const arithmetic: readonly FunctionName[] = ["add", "sub", "mul", "div", "pow", "neg", "square"];

/** The functions of the table that have a derivative with respect to every argument. */
export const differentiable: readonly FunctionName[] = functionNames.filter((name) => name !== "polygamma");

/** Formulas of moderate size and numbers, as people write them. */
export const anyFormula = (functions: readonly FunctionName[] = differentiable, maxDepth = 4): fc.Arbitrary<Expr> =>
  fc.letrec<{ tree: Expr; call: Expr }>((tie) => {
    const callOf = (name: FunctionName): fc.Arbitrary<Expr> =>
      fc.tuple(...Array.from({ length: arities[name] }, () => tie("tree"))).map((args) => call(name, ...args));
    return {
      call: fc.oneof(fc.constantFrom(...functions.filter((name) => arithmetic.includes(name))).chain(callOf), fc.constantFrom(...functions).chain(callOf)),
      tree: fc.oneof({ maxDepth, depthIdentifier: "formula", withCrossShrink: true }, anyLeaf, tie("call")),
    };
  }).call;

/** Values of either sign between 1/1000 and 4 in size, even in their logarithm, that are no special points. */
export const anyValue: fc.Arbitrary<number> = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => Math.sign(n + 0.5) * 0.001 * 4000 ** (Math.abs(n + 0.5) / 1_000_001));
