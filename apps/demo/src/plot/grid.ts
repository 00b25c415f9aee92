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

/** About every second value of a grid, the borders included. */
export const coarse = ({ values, size, x, y }: Grid): Grid => {
  const kept = Array.from({ length: Math.ceil(size / 2) }, (_, k, half = Math.ceil(size / 2)) => Math.round((k * (size - 1)) / (half - 1)));
  return { values: kept.flatMap((j) => kept.map((i) => values[j * size + i]!)), size: kept.length, x, y };
};
