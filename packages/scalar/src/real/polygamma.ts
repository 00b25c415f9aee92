import { add } from "./add.js";
import { div } from "./div.js";
import { gammaTail, working } from "./gamma-tail.js";
import { log } from "./log.js";
import { mul } from "./mul.js";
import { neg } from "./neg.js";
import { clearOfPoles } from "./poles.js";
import { integerPower } from "./power.js";
import { exactly, integer, invalid, unknown, type Real, type RealFunction } from "./real.js";
import { toNumber } from "./to-number.js";
import { isWhole } from "./whole.js";

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

const derivative = (n: number): RealFunction =>
  clearOfPoles(n === 0 ? "digamma" : "polygamma", (x, precision) => {
    if (toNumber(x) < -10_000) return unknown; // that many steps up are too many
    const value = upward(n, x, working(x, precision + 4 * n));
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
