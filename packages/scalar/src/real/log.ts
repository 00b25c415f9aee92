import { ball } from "./ball.js";
import { bitLength } from "./bit-length.js";
import { fixedLog2 } from "./fixed-constants.js";
import { increasing } from "./increasing.js";
import { inverseCircle } from "./inverse-circle.js";
import { invalid, zero, type Real, type RealFunction } from "./real.js";
import { shift } from "./shift.js";

// x = 2^k m/t with m/t near [3/4, 3/2]:  log x = k log 2 + 2 atanh (m − t)/(m + t), to relative accuracy where k = 0.
const at = (x: Real, precision: number): Real => {
  const m = x.mantissa;
  if (m <= 0n) return invalid(m === 0n ? "log of zero" : "log of a negative number");
  const length = bitLength((4n * m) / 3n) - 1;
  const k = x.exponent + length;
  const t = shift(1n, length);
  const difference = m - t;
  if (difference === 0n && k === 0) return zero;
  const bits = precision + 10 + bitLength(BigInt(k)) + (k === 0 ? length - bitLength(difference) : 0);
  const u = (difference << BigInt(bits)) / (m + t);
  const log = 2n * inverseCircle(u, bits, 1n) + BigInt(k) * fixedLog2(bits);
  return ball(log, 8n + 2n * BigInt(Math.abs(k)), -bits, precision);
};

/** Natural logarithm */
export const log: RealFunction = increasing(at);
