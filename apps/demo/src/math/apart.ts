/** How far two lists of numbers are apart at most, against the largest of them or 1. */
export const apart = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  const scale = Math.max(1, ...Array.from(a, Math.abs), ...Array.from(b, Math.abs));
  return Math.max(0, ...Array.from(a, (value, k) => Math.abs(value - b[k]!))) / scale;
};
