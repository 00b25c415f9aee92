import { digamma } from "../kernels/digamma.js";
import { lgamma } from "../kernels/lgamma.js";
import { polygamma } from "../kernels/polygamma.js";
import { add, div, mul, sub } from "./arithmetic.js";
import { within, type Bound, type Side } from "./bound.js";
import { constant, pi } from "./constants.js";
import { enclosure, type Interval } from "./interval.js";
import { decreasing, increasing, size } from "./monotone.js";
import { wave } from "./wave.js";

// Left of 0 the kernels are accurate in the size of what cancels at their zeros; the same formulas in intervals say how accurate.

const sin = /* @__PURE__ */ wave(Math.sin, 1);
const cos = /* @__PURE__ */ wave(Math.cos, 0);
const one = /* @__PURE__ */ constant(1);
const log = /* @__PURE__ */ increasing(/* @__PURE__ */ within(Math.log, 1, (x) => x === 1));
const pick = ({ lo, hi }: Interval, side: Side): number => (side < 0 ? lo : hi);
/** π times the distance from x to the nearest integer, which is exact. */
const angle = (x: number): Interval => mul(pi, constant(x - Math.round(x)));

const lgammaRight = /* @__PURE__ */ within(lgamma, 4, (x) => x === 1 || x === 2);

/** @source DLMF 5.5.3 */
export const lgammaBound: Bound = (x, side) => {
  if (x >= -0.25) return lgammaRight(x, side); // no zero up to there
  const sine = size(sin(angle(x)));
  return pick(sub(log(div(pi, mul(constant(-x), sine))), enclosure(lgammaRight(-x, -1), lgammaRight(-x, 1))), side);
};

const digammaRight = /* @__PURE__ */ within(digamma, 4);
const digammaOfInterval = /* @__PURE__ */ increasing(digammaRight);

/** @source DLMF 5.5.4 */
export const digammaBound: Bound = (x, side) => {
  if (x >= 0) return digammaRight(x, side);
  const turn = angle(x);
  return pick(sub(digammaOfInterval(sub(one, constant(x))), div(mul(pi, cos(turn)), sin(turn))), side);
};

/** The n-th derivative of digamma, n ≥ 1, by the lattice sum of the fraction of x. @source DLMF 25.11.12 */
export const polygammaBound = (n: number): Bound => {
  const sign = n % 2 ? 1 : -1;
  const bound = within((x) => sign * polygamma(n, x), 6);
  const falling = decreasing(bound);
  return (x, side) => {
    if (x >= 0) return sign * bound(x, sign > 0 ? side : side > 0 ? -1 : 1);
    const rest = x - Math.round(x), near = constant(Math.abs(rest)), far = sub(one, near);
    const left = falling(rest > 0 ? near : far), right = falling(rest > 0 ? far : near);
    const tail = sub(right, falling(sub(one, constant(x))));
    return pick(sign > 0 ? add(tail, left) : sub(tail, left), side);
  };
};
