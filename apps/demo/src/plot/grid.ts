/** The values of a function of two variables on a grid over a rectangle, row by row from the lower left corner. */
export interface Grid {
  readonly values: readonly number[];
  readonly size: number;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

export const grid = (f: (x: number, y: number) => number, x: readonly [number, number], y: readonly [number, number], size = 72): Grid => {
  const at = ([lo, hi]: readonly [number, number], k: number): number => lo + ((hi - lo) * k) / (size - 1);
  return { values: Array.from({ length: size * size }, (_, k) => f(at(x, k % size), at(y, Math.floor(k / size)))), size, x, y };
};
