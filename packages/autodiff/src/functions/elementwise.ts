import { elementwise } from "./elementwise-table.js";

export const {
  neg, add, sub, mul, div, pow, square,
  exp, expm1, log, log1p, log2, log10, logb, sqrt, cbrt,
  sin, cos, tan, asin, acos, atan, atan2, hypot, sinc,
  sinh, cosh, tanh, asinh, acosh, atanh,
  erf, erfc, gamma, lgamma, digamma, polygamma,
  sigmoid, softplus, relu,
  abs, sign, min, max, floor, ceil, round, heaviside, step, where,
} = elementwise;
