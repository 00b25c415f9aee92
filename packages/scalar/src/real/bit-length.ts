import { magnitude } from "./magnitude.js";

const view = new DataView(new ArrayBuffer(8));

/** The number of bits of |n|; 0 for 0. */
export const bitLength = (n: bigint): number => {
  const size = magnitude(n);
  const rounded = Number(size);
  if (rounded === Infinity) return bitLength(size >> 1000n) + 1000;
  view.setFloat64(0, rounded);
  const length = Math.max(0, (view.getUint16(0) >> 4) - 1022);
  return length && size >> BigInt(length - 1) ? length : Math.max(0, length - 1); // a double rounds up to a power of two
};
