import type { PrimitiveName } from "@gradkit/autodiff/backend";
import { functionNames, type FunctionName } from "@gradkit/scalar";
import { call, cond, scan, whileLoop } from "./control.js";
import { einsum, scaleEinsum } from "./einsum.js";
import { cast, elementwise, equal, less, lessEqual, scale, stopGradient } from "./elementwise.js";
import { gather, scatterAdd } from "./indexing.js";
import { broadcastTo, concat, pad, reshape, reverse, slice, transpose } from "./layout.js";
import { cholesky, det, lu, slogdet, solve, triangularSolve } from "./linalg/linalg.js";
import type { Lowering } from "./lowering.js";
import { argmax, argmin, cumsum, maximum, minimum, prod, sum } from "./reduction.js";
import { iota } from "./source.js";

type ScalarName = Exclude<FunctionName, "restrict">;

const ofElements = Object.fromEntries(functionNames.filter((name): name is ScalarName => name !== "restrict").map((name) => [name, elementwise(name)])) as {
  readonly [N in ScalarName]: Lowering<N>;
};

/**
 * How every primitive is compiled: a missing one is a type error. What is `interpreted` calls the interpreter back, which a notice says: sorting, and
 * decompositions whose steps depend on the numbers.
 */
export const lowerings: { readonly [N in PrimitiveName]: Lowering<N> | "interpreted" } = {
  ...ofElements,
  less, lessEqual, equal, scale, stopGradient, cast, iota,
  broadcastTo, reshape, transpose, slice, pad, reverse, concat,
  sum, prod, maximum, minimum, argmax, argmin, cumsum, argsort: "interpreted",
  einsum, scaleEinsum, gather, scatterAdd,
  cond, scan, whileLoop, call, customVjpTangent: "interpreted",
  cholesky, triangularSolve, lu, solve, slogdet, det,
  adjugate: "interpreted", qr: "interpreted", eigh: "interpreted", svd: "interpreted", reciprocalGaps: "interpreted", pinv: "interpreted",
  expm: "interpreted", expmTangent: "interpreted",
};
