import { digamma as digammaKernel } from "../kernels/digamma.js";
import { gamma as gammaKernel } from "../kernels/gamma.js";
import { lgamma as lgammaKernel } from "../kernels/lgamma.js";
import { polygamma as polygammaKernel } from "../kernels/polygamma.js";
import { neg } from "./arithmetic.js";
import { within, type Bound } from "./bound.js";
import { empty, entire, type Interval } from "./interval.js";
import { increasing } from "./monotone.js";
import { sheets, valley } from "./sheets.js";

const never = (): boolean => false;
const atFactorials = (x: number): boolean => x > 0 && x <= 23 && Number.isInteger(x);
const modulus = /* @__PURE__ */ valley(/* @__PURE__ */ within((x) => Math.abs(gammaKernel(x)), 4, atFactorials), digammaKernel);

/** Γ is negative on (-1, 0) and on every second interval from there. */
export const gamma = /* @__PURE__ */ sheets((x, index) => (x.lo < 0 && index % 2 ? neg(modulus(x)) : modulus(x)));

// Left of 0 the kernels are accurate in the size of what cancels at their zeros.

/** @source DLMF 5.5.3 */
const lgammaBound = /* @__PURE__ */ within(lgammaKernel, 4, (x) => x === 1 || x === 2, (x) => (x < 0 ? 1 + Math.abs(x * Math.log(-x)) : 0));

/** @source DLMF 5.5.4 */
const digammaBound = /* @__PURE__ */ within(digammaKernel, 4, never, (x) => (x < 0 ? 1 + Math.abs(digammaKernel(1 - x)) + Math.abs(Math.PI / Math.tan(Math.PI * (x - Math.round(x)))) : 0));

/** @source DLMF 25.11.12 */
const polygammaBound = (n: number): Bound => {
  const size = (x: number): number => Math.abs(polygammaKernel(n, x));
  return within((x) => polygammaKernel(n, x), 6, never, (x) => {
    const rest = Math.abs(x - Math.round(x));
    return x < 0 ? size(rest) + size(1 - rest) : 0;
  });
};

export const lgamma = /* @__PURE__ */ sheets(/* @__PURE__ */ valley(lgammaBound, digammaKernel));

export const digamma = /* @__PURE__ */ sheets(/* @__PURE__ */ increasing(digammaBound));

/** ψ⁽ⁿ⁾ for a single integer n from 0 to 170: it rises for even n, and is convex for odd. */
export const polygamma = (n: Interval, x: Interval): Interval => {
  if (n.lo !== n.hi) return entire;
  if (n.lo === 0) return digamma(x);
  if (!(n.lo > 0 && n.lo <= 170 && Number.isInteger(n.lo))) return empty;
  const bound = polygammaBound(n.lo);
  return sheets(n.lo % 2 ? valley(bound, (at) => polygammaKernel(n.lo + 1, at)) : increasing(bound))(x);
};
