const word = new DataView(new ArrayBuffer(8));

/** The distance from |x| to the next float64. */
const ulp = (x: number): number => {
  word.setFloat64(0, Math.abs(x));
  const next = word.getBigUint64(0) + 1n;
  word.setBigUint64(0, next);
  return word.getFloat64(0) - Math.abs(x);
};

/** How far y is from the sum of two numbers, in units of the last place of the first. */
export const ulps = (y: number, [high, low]: readonly number[]): number => (y === high && low === 0 ? 0 : Math.abs(y - high! - low!) / ulp(high!));
