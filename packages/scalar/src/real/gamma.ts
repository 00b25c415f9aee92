import { add } from "./add.js";
import { pi } from "./constants.js";
import { div } from "./div.js";
import { exp } from "./exp.js";
import { gammaTail, working } from "./gamma-tail.js";
import { log } from "./log.js";
import { mul } from "./mul.js";
import { abs } from "./piecewise.js";
import { clearOfPoles } from "./poles.js";
import { exactly, integer, one, type Real, type RealFunction } from "./real.js";
import { scale } from "./scale.js";
import { sub } from "./sub.js";
import { toNumber } from "./to-number.js";
import { sin } from "./trigonometric.js";
import { isWhole } from "./whole.js";

// x (x + 1) … (x + count − 1)
const rising = (x: Real, count: number, p: number): Real => {
  let product = one;
  for (let k = 0; k < count; k++) product = mul(product, add(x, integer(k), p), p);
  return product;
};

// log Γ(z) for large z. @source DLMF 5.11.1
const stirling = (z: Real, p: number): Real => {
  const head = sub(mul(sub(z, exactly(1n, -1), p), log(z, p), p), z, p);
  return add(add(head, scale(log(scale(pi(p), 1), p), -1), p), gammaTail(-1, z, p), p);
};

const factorial = (x: Real, p: number): Real | undefined =>
  isWhole(x) && toNumber(x) <= p ? rising(one, toNumber(x) - 1, p) : undefined;
// Γ(x) Γ(1 − x) = π / sin πx. @source DLMF 5.5.3
const reflection = (x: Real, p: number): Real => div(pi(p), sin(mul(pi(p), x, p), p), p);

export const gamma: RealFunction = clearOfPoles("gamma", (x, precision) => {
  const p = working(x, precision);
  if (x.mantissa < 0n) return div(reflection(x, p), gamma(sub(one, x, p), p), precision);
  return factorial(x, precision) ?? exp(lgamma(x, p), precision);
});

/** log |Γ(x)|, of x moved up by whole steps to where Stirling's series has the precision. */
export const lgamma: RealFunction = clearOfPoles("lgamma", (x, precision) => {
  const p = working(x, precision);
  if (x.mantissa < 0n) return sub(log(abs(reflection(x, p)), p), lgamma(sub(one, x, p), p), precision);
  const product = factorial(x, p);
  if (product) return log(product, precision);
  const count = Math.max(0, Math.ceil(p / 2 - toNumber(x)));
  return sub(stirling(add(x, integer(count), p), p), log(rising(x, count, p), p), precision);
});
