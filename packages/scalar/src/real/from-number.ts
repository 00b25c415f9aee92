import { exactly, invalid, type Real } from "./real.js";

const view = new DataView(new ArrayBuffer(8));

/** The real number that a double is, exactly. An infinity or NaN is no number. */
export const fromNumber = (x: number): Real => {
  if (!Number.isFinite(x)) return invalid(`${x} is not a real number`);
  if (Number.isSafeInteger(x)) return exactly(BigInt(x));
  view.setFloat64(0, Math.abs(x));
  const biased = view.getUint16(0) >> 4;
  const fraction = view.getBigUint64(0) & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n;
  return exactly(x < 0 ? -mantissa : mantissa, Math.max(biased, 1) - 1075);
};
