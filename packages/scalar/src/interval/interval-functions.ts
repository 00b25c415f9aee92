import type { Arguments, FunctionName } from "../functions.js";
import { erf } from "../kernels/erf.js";
import { erfc } from "../kernels/erfc.js";
import { hypot } from "../kernels/hypot.js";
import { sigmoid } from "../kernels/sigmoid.js";
import { softplus } from "../kernels/softplus.js";
import { add, corners, div, mul, neg, rootBound, squareBound, sub } from "./arithmetic.js";
import { atan2 } from "./atan2.js";
import { exactly, spread, within, type Side } from "./bound.js";
import { digamma, gamma, lgamma, polygamma } from "./gamma-family.js";
import type { Interval } from "./interval.js";
import { lift } from "./lift.js";
import { decreasing, even, increasing, size, staircase } from "./monotone.js";
import { maximum, minimum, restrict, where } from "./piecewise.js";
import { pow } from "./pow.js";
import { sinc } from "./sinc.js";
import { tan, wave } from "./wave.js";

const positive = [0, Infinity] as const;
const unit = [-1, 1] as const;
const atZero = (x: number): boolean => x === 0;
const atOne = (x: number): boolean => x === 1;
const atPowersOfTwo = (x: number, y: number): boolean => Number.isInteger(y) && 2 ** y === x;
const atPowersOfTen = (x: number, y: number): boolean => Number.isInteger(y) && y >= 0 && x <= 1e22 && 10 ** y === x;
const atCubes = (x: number, y: number): boolean => Number.isInteger(y) && Math.abs(y) < 2 ** 17 && y * y * y === x;

const distance = (a: number, b: number, side: Side): number => (a === 0 || b === 0 ? a + b : spread(hypot(a, b), 1, side));
const log = /* @__PURE__ */ increasing(/* @__PURE__ */ within(Math.log, 1, atOne), { domain: positive });
const quotient = /* @__PURE__ */ lift(div);

/**
 * The functions of the table on intervals: a result holds the values at all points of the arguments, be the arithmetic rounded or not. A row
 * says how a function runs, where it is defined, what bounds it, and within how many ulps it is computed at a point: the bounds of
 * test/kernels/accuracy.ts. Sums, products, quotients and square roots are rounded outward only where they are not exact.
 *
 * @example
 * intervalFunctions.sin(interval(1, 2)).hi // => 1
 */
export const intervalFunctions: { readonly [F in FunctionName]: (...args: Arguments<F, Interval>) => Interval } = /* @__PURE__ */ (() => ({
  neg:       lift(neg),
  add:       lift(add),
  sub:       lift(sub),
  mul:       lift(mul),
  div:       quotient,
  pow:       lift(pow),
  square:    lift(even(increasing(squareBound))),
  exp:       lift(increasing(within(Math.exp, 1, atZero), { range: positive })),
  expm1:     lift(increasing(within(Math.expm1, 1), { range: [-1, Infinity] })),
  log:       lift(log),
  log1p:     lift(increasing(within(Math.log1p, 1), { domain: [-1, Infinity] })),
  log2:      lift(increasing(within(Math.log2, 1, atPowersOfTwo), { domain: positive })),
  log10:     lift(increasing(within(Math.log10, 2, atPowersOfTen), { domain: positive })),
  logb:      lift((x, base) => quotient(log(x), log(base))),
  sqrt:      lift(increasing(rootBound, { domain: positive })),
  cbrt:      lift(increasing(within(Math.cbrt, 1, atCubes))),
  sin:       lift(wave(Math.sin, 1)),
  cos:       lift(wave(Math.cos, 0)),
  tan:       lift(tan),
  asin:      lift(increasing(within(Math.asin, 1), { domain: unit })),
  acos:      lift(decreasing(within(Math.acos, 1, atOne), { domain: unit, range: positive })),
  atan:      lift(increasing(within(Math.atan, 1))),
  atan2:     lift(atan2),
  hypot:     lift((x, y) => corners(distance, size(x), size(y).lo, size(y).hi)),
  sinc:      lift(sinc),
  sinh:      lift(increasing(within(Math.sinh, 2))),
  cosh:      lift(even(increasing(within(Math.cosh, 2, atZero), { range: [1, Infinity] }))),
  tanh:      lift(increasing(within(Math.tanh, 3), { range: unit })),
  asinh:     lift(increasing(within(Math.asinh, 2))),
  acosh:     lift(increasing(within(Math.acosh, 3, atOne), { domain: [1, Infinity], range: positive })),
  atanh:     lift(increasing(within(Math.atanh, 2), { domain: unit })),
  erf:       lift(increasing(within(erf, 3), { range: unit })),
  erfc:      lift(decreasing(within(erfc, 4, atZero), { range: [0, 2] })),
  gamma:     lift(gamma),
  lgamma:    lift(lgamma),
  digamma:   lift(digamma),
  polygamma: lift(polygamma),
  sigmoid:   lift(increasing(within(sigmoid, 3, atZero), { range: [0, 1] })),
  softplus:  lift(increasing(within(softplus, 3), { range: positive })),
  relu:      lift(increasing(exactly((x) => Math.max(x, 0)))),
  abs:       lift(size),
  sign:      lift(staircase(Math.sign)),
  min:       lift(minimum),
  max:       lift(maximum),
  floor:     lift(staircase(Math.floor)),
  ceil:      lift(staircase(Math.ceil)),
  round:     lift(staircase(Math.round)),
  heaviside: lift(staircase((x) => (Math.sign(x) + 1) / 2)),
  step:      lift(staircase((x) => (x > 0 ? 1 : 0))),
  where,
  restrict,
}))(); // built by a call that bundlers may drop
