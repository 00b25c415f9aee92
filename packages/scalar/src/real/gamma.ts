import { add } from "./add.js";
import { pi } from "./constants.js";
import { div } from "./div.js";
import { exp } from "./exp.js";
import { top } from "./extent.js";
import { gammaTail } from "./gamma-tail.js";
import { log } from "./log.js";
import { mul } from "./mul.js";
import { abs } from "./piecewise.js";
import { clearOfPoles } from "./poles.js";
import { exactly, one, type Real, type RealFunction } from "./real.js";
import { scale } from "./scale.js";
import { sub } from "./sub.js";
import { toNumber } from "./to-number.js";
import { sin } from "./trigonometric.js";
import { isWhole } from "./whole.js";

// x (x + 1) … (x + count − 1)
const rising = (x: Real, count: number, p: number): Real => {
  let product = one;
  for (let k = 0; k < count; k++) product = mul(product, add(x, exactly(BigInt(k)), p), p);
  return product;
};

// log Γ(z) for large z. @source DLMF 5.11.1
const stirling = (z: Real, p: number): Real => {
  const head = sub(mul(sub(z, exactly(1n, -1), p), log(z, p), p), z, p);
  return add(add(head, scale(log(scale(pi(p), 1), p), -1), p), gammaTail(-1, z, p), p);
};

const small = (x: Real, p: number): boolean => isWhole(x) && toNumber(x) <= p;
const factorial = (x: Real, p: number): Real => rising(one, toNumber(x) - 1, p);

// To z = x + count ≥ p/2, from where Stirling's series has the precision.
const stepsUp = (x: Real, p: number): number => Math.max(0, Math.ceil(p / 2 - toNumber(x)));
const working = (x: Real, precision: number): number => precision + 32 + Math.min(64, Math.max(0, top(x)));

/** Γ(x): the factorial for small integers, e^stirling over the steps up, or by reflection below 0. */
export const gamma: RealFunction = clearOfPoles("gamma", (x, precision) => {
  const p = working(x, precision);
  if (x.mantissa < 0n) return div(pi(p), mul(sin(mul(pi(p), x, p), p), gamma(sub(one, x, p), p), p), precision);
  if (small(x, p)) return factorial(x, precision);
  const count = stepsUp(x, p);
  return div(exp(stirling(add(x, exactly(BigInt(count)), p), p), p), rising(x, count, p), precision);
});

/** log |Γ(x)| */
export const lgamma: RealFunction = clearOfPoles("lgamma", (x, precision) => {
  const p = working(x, precision);
  if (x.mantissa < 0n) return sub(log(abs(div(pi(p), sin(mul(pi(p), x, p), p), p)), p), lgamma(sub(one, x, p), p), precision);
  if (small(x, p)) return log(factorial(x, p), precision);
  const count = stepsUp(x, p);
  return sub(stirling(add(x, exactly(BigInt(count)), p), p), log(rising(x, count, p), p), precision);
});
