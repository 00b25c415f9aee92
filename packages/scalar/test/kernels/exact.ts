const view = new DataView(new ArrayBuffer(8));

/** A finite double as a whole number of 2^-1074, exactly: for comparing what was rounded with what should have been. */
export const exact = (x: number): bigint => {
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0), exponent = (bits >> 52n) & 0x7ffn, fraction = bits & ((1n << 52n) - 1n);
  const size = exponent === 0n ? fraction : (fraction | (1n << 52n)) << (exponent - 1n);
  return bits >> 63n ? -size : size;
};
