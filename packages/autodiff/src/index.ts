export type { Aval } from "./aval.js";
export { checkGradients, type CheckName, type CheckOptions, type Component, type Report } from "./check/check-gradients.js";
export { debugNaN } from "./check/debug-nan.js";
export { checkpoint } from "./control/checkpoint.js";
export { cond } from "./control/cond.js";
export { fori } from "./control/fori.js";
export { mapSum } from "./control/map-sum.js";
export { scan, type ScanOptions } from "./control/scan.js";
export { whileLoop } from "./control/while-loop.js";
export { customJvp } from "./custom/custom-jvp.js";
export { customVjp } from "./custom/custom-vjp.js";
export { field } from "./field.js";
export { argmax, argmin } from "./functions/arg-extremum.js";
export { clamp, select } from "./functions/choose.js";
export { equal, greater, greaterEqual, less, lessEqual, notEqual } from "./functions/compare.js";
export { concat, stack } from "./functions/concat.js";
export { cumprod, cumsum } from "./functions/cumulative.js";
export {
  neg, add, sub, mul, div, pow, square,
  exp, expm1, log, log1p, log2, log10, logb, sqrt, cbrt,
  sin, cos, tan, asin, acos, atan, atan2, hypot, sinc,
  sinh, cosh, tanh, asinh, acosh, atanh,
  erf, erfc, gamma, lgamma, digamma, polygamma,
  sigmoid, softplus, relu,
  abs, sign, min, max, floor, ceil, round, heaviside, step, where,
  type Binary, type Ternary, type Unary,
} from "./functions/elementwise.js";
export { gather, oneHot, scatterAdd } from "./functions/gather.js";
export { broadcastTo, reshape, reverse, transpose } from "./functions/layout.js";
export { logSoftmax, logsumexp, softmax } from "./functions/logsumexp.js";
export { norm } from "./functions/norm.js";
export { item, toArray, toNDArray } from "./functions/numbers.js";
export { pad } from "./functions/pad.js";
export { dot, einsum, matmul, matrixTrace, outer } from "./functions/product.js";
export { amax, amin, mean, prod, sum, type Reduction } from "./functions/reduce.js";
export { slice } from "./functions/slice.js";
export { argsort, sort } from "./functions/sort.js";
export { arange, cast, eye, full, ones, stopGradient, tensor, zeros } from "./functions/source.js";
export type { ShapeOf, TensorLike } from "./functions/tensor-like.js";
export { diag, tril, triu } from "./functions/triangle.js";
export { foldConstants } from "./program/fold.js";
export { hash } from "./program/hash.js";
export { programFromJSON, programToJSON } from "./program/json.js";
export { validate } from "./program/validate.js";
export { evaluate, trace, type TracedProgram } from "./program/trace.js";
export { formatProgram } from "./program/format.js";
export type { Constant, Equation, Program } from "./program/program.js";
export { sparseHessian, sparseJacobian, type CSR } from "./sparse/sparse-jacobian.js";
export { Tensor } from "./tensor.js";
export { grad, valueAndGrad } from "./transform/grad.js";
export { hessian, hvp } from "./transform/hessian.js";
export { jacobian, type JacobianOptions } from "./transform/jacobian.js";
export { jvp } from "./transform/jvp.js";
export { linearize } from "./transform/linearize.js";
export { vjp } from "./transform/vjp.js";
export type { Returned } from "./transform/types.js";
export { vmap, type Axis } from "./transform/vmap.js";
