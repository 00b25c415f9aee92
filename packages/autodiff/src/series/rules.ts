import { isFunctionName } from "@gradkit/scalar";
import type { PrimitiveName } from "../params.js";
import { bilinear, product } from "./bilinear.js";
import { byTangent } from "./by-tangent.js";
import { call, customVjpTangent } from "./call.js";
import { cond } from "./cond.js";
import { elementwise, sigmoid, sinc } from "./elementwise.js";
import { linear } from "./linear.js";
import { scan, whileLoop } from "./loop.js";
import { matrixFunction } from "./matrix-function.js";
import { cbrt, pow, sqrt } from "./power.js";
import { overNumbers } from "./over-numbers.js";
import { prod } from "./prod.js";
import { quotient, solve, triangularSolve } from "./quotient.js";
import type { SeriesRule } from "./rule.js";

const [sums, products, functions] = [overNumbers(linear), overNumbers(product), overNumbers(elementwise)];

/** Primitives whose series a rule of their own gives. The others have one all the same, from their derivative. */
const own: { readonly [N in PrimitiveName]?: SeriesRule } = {
  neg: sums, add: sums, sub: sums, where: linear, cast: linear, broadcastTo: linear, reshape: linear, transpose: linear, slice: linear, pad: linear, reverse: linear,
  concat: linear, sum: linear, cumsum: linear, gather: linear, scatterAdd: linear,
  mul: products, scale: products, einsum: bilinear, scaleEinsum: bilinear, square: products,
  div: overNumbers(quotient), solve, triangularSolve,
  pow, sqrt: overNumbers(sqrt), cbrt: overNumbers(cbrt), sigmoid: overNumbers(sigmoid), sinc, prod,
  expm: matrixFunction, expmTangent: matrixFunction,
  cond, scan, whileLoop, call, customVjpTangent,
};

export const seriesRule = (name: PrimitiveName): SeriesRule => own[name] ?? (isFunctionName(name) ? functions : byTangent);
