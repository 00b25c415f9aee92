import { magnitude } from "./magnitude.js";

/** The number of bits of |n|; 0 for 0. */
export const bitLength = (n: bigint): number => {
  const digits = magnitude(n).toString(16);
  return 4 * digits.length + 28 - Math.clz32(Number.parseInt(digits.charAt(0), 16));
};
