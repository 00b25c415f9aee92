/** xⁿ for a whole n from 1 on, by repeated squaring. */
export const repeated = <T>(x: T, n: number, times: (a: T, b: T) => T): T => {
  if (n === 1) return x;
  const half = repeated(x, Math.floor(n / 2), times);
  const square = times(half, half);
  return n % 2 === 1 ? times(square, x) : square;
};
