import { isFunctionName } from "@gradkit/scalar";
import type { PrimitiveName } from "../params.js";
import { bilinear, product, square } from "./bilinear.js";
import { byTangent } from "./by-tangent.js";
import { call, customVjpTangent } from "./call.js";
import { add, sub } from "./combination.js";
import { cond } from "./cond.js";
import { elementwise, sigmoid, sinc } from "./elementwise.js";
import { linear } from "./linear.js";
import { scan, whileLoop } from "./loop.js";
import { matrixFunction } from "./matrix-function.js";
import { cbrt, pow, sqrt } from "./power.js";
import { prod } from "./prod.js";
import { quotient, solve, triangularSolve } from "./quotient.js";
import type { SeriesRule } from "./rule.js";

/** Primitives whose series a rule of their own gives. The others have one all the same, from their derivative. */
const own: { readonly [N in PrimitiveName]?: SeriesRule } = {
  neg: linear, add, sub, where: linear, cast: linear, broadcastTo: linear, reshape: linear, transpose: linear, slice: linear, pad: linear, reverse: linear,
  concat: linear, sum: linear, cumsum: linear, gather: linear, scatterAdd: linear,
  mul: product, scale: product, einsum: bilinear, square,
  div: quotient, solve, triangularSolve,
  pow, sqrt, cbrt, sigmoid, sinc, prod,
  expm: matrixFunction, expmTangent: matrixFunction,
  cond, scan, whileLoop, call, customVjpTangent,
};

export const seriesRule = (name: PrimitiveName): SeriesRule => own[name] ?? (isFunctionName(name) ? elementwise : byTangent);
