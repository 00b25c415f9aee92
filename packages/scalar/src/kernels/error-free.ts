/** What `a + b` lost to rounding to `sum`, exactly, barring overflow. @source Knuth, TAOCP 2, §4.2.2, theorem B */
export const sumError = (a: number, b: number, sum: number): number => {
  const bRounded = sum - a;
  return a - (sum - bRounded) + (b - bRounded);
};

/** The upper 26 bits of a double; the rest fits in 26 bits as well. Overflows from 2^996. @source Veltkamp's split, in Dekker (1971) */
const upper = (a: number): number => {
  const c = 134217729 * a; // 2^27 + 1
  return c - (c - a);
};

/**
 * What `a · b` lost to rounding to `product`: exact while the operands are below 2^996 and the product's size is in [2^-968, 2^1021].
 * @source Dekker (1971)
 */
export const productError = (a: number, b: number, product: number): number => {
  const aHigh = upper(a), bHigh = upper(b);
  const aLow = a - aHigh, bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
};
