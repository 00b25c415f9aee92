import { add } from "./add.js";
import { pi } from "./constants.js";
import { div } from "./div.js";
import { gammaTail, working } from "./gamma-tail.js";
import { log } from "./log.js";
import { mul } from "./mul.js";
import { neg } from "./neg.js";
import { clearOfPoles } from "./poles.js";
import { integerPower } from "./power.js";
import { exactly, integer, invalid, one, unknown, zero, type Real, type RealFunction } from "./real.js";
import { sub } from "./sub.js";
import { toNumber } from "./to-number.js";
import { cos, sin } from "./trigonometric.js";
import { isWhole, wholePart } from "./whole.js";

const factorial = (n: number): bigint => (n < 2 ? 1n : BigInt(n) * factorial(n - 1));

// (−1)^(n+1) ψ⁽ⁿ⁾(x) = n! Σ 1/(x + k)^(n+1) up to z, and Stirling's series from there. @source DLMF 5.11.2, 5.15.1, 5.15.8
const upward = (n: number, x: Real, p: number): Real => {
  const count = Math.max(0, Math.ceil(p / 2 + n - toNumber(x)));
  const z = add(x, integer(count), p);
  let sum = div(integerPower(z, -n - 1, p), integer(2), p);
  for (let k = 0; k < count; k++) sum = add(sum, integerPower(add(x, integer(k), p), -n - 1, p), p);
  sum = mul(sum, exactly(factorial(n)), p);
  const head = n === 0 ? neg(log(z, p)) : mul(integerPower(z, -n, p), exactly(factorial(n - 1)), p);
  return add(add(sum, head, p), gammaTail(n, z, p), p);
};

// (d/dx)ⁿ cot x as a polynomial in cot x: cot′ = −1 − cot²
const cotangentSlope = (n: number): readonly bigint[] => {
  let polynomial = [0n, 1n];
  for (let k = 0; k < n; k++) {
    const next = Array<bigint>(polynomial.length + 1).fill(0n);
    for (const [j, c] of polynomial.entries()) for (const to of j > 0 ? [j - 1, j + 1] : []) next[to]! -= BigInt(j) * c;
    polynomial = next;
  }
  return polynomial;
};

// The same by (−1)ⁿ ψ⁽ⁿ⁾(1 − x) − ψ⁽ⁿ⁾(x) = π (d/dx)ⁿ cot πx. @source DLMF 5.5.4, 5.15.6
const reflected = (n: number, x: Real, p: number): Real => {
  const angle = mul(pi(p), sub(x, wholePart(x), p), p);
  const cotangent = div(cos(angle, p), sin(angle, p), p);
  const slope = cotangentSlope(n).reduceRight<Real>((total, c) => add(mul(total, cotangent, p), exactly(c), p), zero);
  const sum = add(upward(n, sub(one, x, p), p), mul(integerPower(pi(p), n + 1, p), slope, p), p);
  return n % 2 === 0 ? sum : neg(sum);
};

/** So far left of 0 as many steps up are too many. */
const far = -1000;

const derivative = (n: number): RealFunction =>
  clearOfPoles(n === 0 ? "digamma" : "polygamma", (x, precision) => {
    const p = working(x, precision + 4 * n);
    const value = toNumber(x) < far ? reflected(n, x, p) : upward(n, x, p);
    return n % 2 === 0 ? neg(value) : value;
  });

/** (log Γ)′ */
export const digamma: RealFunction = derivative(0);

/** The n-th derivative of digamma, n = 0, 1, 2 … */
export const polygamma = (n: Real, x: Real, precision: number): Real => {
  const order = toNumber(n);
  if (isWhole(n) && order >= 0) return order <= 1000 ? derivative(order)(x, precision) : unknown;
  if (n.beyond || n.radius > 0n) return n.reason ? n : unknown;
  return invalid("polygamma of an order that is no integer from 0");
};
