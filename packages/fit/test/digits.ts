/** Correct digits of the worst of some numbers. */
export const digits = (found: readonly (number | null)[], certified: readonly (number | string)[]): number =>
  Math.min(...certified.map((c, i) => -Math.log10(Math.abs((found[i] ?? NaN) - Number(c)) / Math.abs(Number(c)))));
