import { magnitude } from "./magnitude.js";

const view = new DataView(new ArrayBuffer(8));

/** The number of bits of |n|; 0 for 0. */
export const bitLength = (n: bigint): number => {
  const size = magnitude(n);
  const rounded = Number(size);
  if (rounded === Infinity) return bitLength(size >> 1000n) + 1000;
  if (rounded === 0) return 0;
  view.setFloat64(0, rounded);
  const length = (view.getUint16(0) >> 4) - 1022;
  const isPowerOfTwo = (view.getUint32(0) & 0xfffff) === 0 && view.getUint32(4) === 0;
  return isPowerOfTwo && size >> BigInt(length - 1) === 0n ? length - 1 : length; // the double may have been rounded up to it
};
