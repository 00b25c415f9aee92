import { add } from "./add.js";
import { pi } from "./constants.js";
import { div } from "./div.js";
import { top } from "./extent.js";
import { gammaTail } from "./gamma-tail.js";
import { log } from "./log.js";
import { mul } from "./mul.js";
import { neg } from "./neg.js";
import { clearOfPoles } from "./poles.js";
import { integerPower } from "./power.js";
import { exactly, invalid, one, unknown, zero, type Real, type RealFunction } from "./real.js";
import { sub } from "./sub.js";
import { toNumber } from "./to-number.js";
import { cos, sin } from "./trigonometric.js";
import { isWhole } from "./whole.js";

const integer = (n: number): Real => exactly(BigInt(n));
const factorial = (n: number): bigint => (n < 2 ? 1n : BigInt(n) * factorial(n - 1));
const alternate = (n: number, x: Real): Real => (n % 2 === 0 ? x : neg(x));

// (−1)^(n+1) ψ⁽ⁿ⁾(x) for x > 0:  n! Σ 1/(x + k)^(n+1) up to z, and Stirling's series from there. @source DLMF 5.11.2, 5.15.1, 5.15.8
const positive = (n: number, x: Real, p: number): Real => {
  const count = Math.max(0, Math.ceil(p / 2 + n - toNumber(x)));
  const z = add(x, integer(count), p);
  let sum = div(integerPower(z, -n - 1, p), integer(2), p);
  for (let k = 0; k < count; k++) sum = add(sum, integerPower(add(x, integer(k), p), -n - 1, p), p);
  sum = mul(sum, exactly(factorial(n)), p);
  const head = n === 0 ? neg(log(z, p)) : mul(integerPower(z, -n, p), exactly(factorial(n - 1)), p);
  return add(add(sum, head, p), gammaTail(n, z, p), p);
};

// (d/dx)ⁿ π cot πx = π^(n+1) P(cot πx), where P starts as c and each derivative makes it −(1 + c²) P′.
const cotangent = (n: number, x: Real, p: number): Real => {
  let coefficients = [0n, 1n];
  for (let k = 0; k < n; k++) {
    const slope = coefficients.map((a, i) => a * BigInt(i)).slice(1);
    coefficients = [...slope, 0n, 0n].map((a, i) => -a - (slope[i - 2] ?? 0n));
  }
  const angle = mul(pi(p), x, p);
  const c = div(cos(angle, p), sin(angle, p), p);
  const value = coefficients.reduceRight((sum, a) => add(mul(sum, c, p), exactly(a), p), zero);
  return mul(value, integerPower(pi(p), n + 1, p), p);
};

const derivative = (n: number): RealFunction =>
  clearOfPoles(n === 0 ? "digamma" : "polygamma", (x, precision) => {
    const p = precision + 32 + 4 * n + Math.max(0, Math.min(64, top(x)));
    if (x.mantissa > 0n) return alternate(n + 1, positive(n, x, p));
    return sub(alternate(n, derivative(n)(sub(one, x, p), p)), cotangent(n, x, p), precision);
  });

/** (log Γ)′ */
export const digamma: RealFunction = derivative(0);

/** The n-th derivative of digamma, n = 0, 1, 2 … */
export const polygamma = (n: Real, x: Real, precision: number): Real => {
  if (n.reason !== undefined) return n;
  const order = toNumber(n);
  if (isWhole(n) && order >= 0) return order <= 1000 ? derivative(order)(x, precision) : unknown;
  return n.radius === 0n && !n.beyond ? invalid("polygamma of an order that is no integer from 0") : unknown;
};
