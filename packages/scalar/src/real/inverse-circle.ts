import { circle } from "./circle.js";

/**
 * atan u for curve −1 (|u| < 2), atanh u for curve 1 (|u| ≤ 1/2); u and both in units of 2^−bits, the error below 2 units.
 *
 * With z the value as a double and t = tan z (tanh z): atan u = z + atan d, d = (u − t) / (1 + u t), and the series of atan d gains 90
 * bits or more a term. In units of 2^−(bits + 16): cos z and sin z are off by at most 2, d by 12, the sum of N terms by 3N + 12 more.
 */
export const inverseCircle = (u: bigint, bits: number, curve: bigint): bigint => {
  const unit = BigInt(bits + 16);
  const fine = u << 16n;
  const start = Number(fine >> (unit - 60n)) / 2 ** 60;
  const z = BigInt(Math.round((curve < 0n ? Math.atan(start) : Math.atanh(start)) * 2 ** 52)) << (unit - 52n);
  const [c, s] = circle(z, bits + 16, curve);
  const d = ((((fine * c) >> unit) - s) << unit) / (c - ((curve * fine * s) >> unit));
  const square = (curve * d * d) >> unit;
  let sum = z;
  let term = d;
  for (let n = 1n; term !== 0n && term !== -1n; n += 2n, term = (term * square) >> unit) sum += term / n;
  return sum >> 16n;
};
