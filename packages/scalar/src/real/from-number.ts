import { exactly, invalid, type Real } from "./real.js";

/** The real number that a double is, exactly. An infinity or NaN is no number. */
export const fromNumber = (x: number): Real => {
  if (!Number.isFinite(x)) return invalid(`${x} is no real number`);
  let exponent = 0;
  for (; !Number.isInteger(x); exponent--) x *= 2;
  return exactly(BigInt(x), exponent);
};
