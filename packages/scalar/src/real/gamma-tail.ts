import { add } from "./add.js";
import { div } from "./div.js";
import { around, top } from "./extent.js";
import { mul } from "./mul.js";
import { integerPower } from "./power.js";
import { exactly, one, zero, type Real } from "./real.js";
import { tangentNumber } from "./tangent-numbers.js";

/** The precision to work at: log Γ grows as x log x. */
export const working = (x: Real, precision: number): number => precision + 32 + Math.min(64, Math.max(0, top(x)));

/**
 * Σ B_2k (2k + n − 1)! / (2k)! z^−(2k + n) from k = 1: the tail of Stirling's series for log Γ (n = −1) and, up to sign, of the n-th
 * derivative of digamma. For z > 0 it is off by less than the first term left out.
 *
 * @source DLMF 5.11.1, 5.11.2, 5.11(ii), 5.15.8
 */
export const gammaTail = (n: number, z: Real, precision: number): Real => {
  const inverse = div(one, z, precision);
  const ratio = mul(inverse, inverse, precision);
  let power = integerPower(inverse, n, precision);
  let sum = zero;
  let last = Infinity;
  for (let k = 1; ; k++) {
    power = mul(power, ratio, precision);
    const term = mul(coefficient(n, k, precision), power, precision);
    const size = top(term);
    if (size < top(sum) - precision || size >= last) return add(sum, around(term), precision);
    sum = add(sum, term, precision);
    last = size;
  }
};

const coefficient = (n: number, k: number, precision: number): Real => {
  const four = 4n ** BigInt(k);
  let over = k % 2 === 0 ? -tangentNumber(k) : tangentNumber(k);
  for (let j = 0; j < n; j++) over *= BigInt(2 * k + j);
  return div(exactly(over), exactly(four * (four - 1n) * (n < 0 ? BigInt(2 * k - 1) : 1n)), precision);
};
