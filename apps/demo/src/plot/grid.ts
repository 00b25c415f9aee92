import type { Range } from "./scale.js";

/** Values of a function on a square grid over a rectangle: row after row, from the least y up. */
export interface Grid {
  readonly n: number;
  readonly x: Range;
  readonly y: Range;
  readonly values: Float64Array;
}

/** The values of f at n × n points, those at the border included. */
export const gridOf = (f: (x: number, y: number) => number, x: Range, y: Range, n = 48): Grid => {
  const values = new Float64Array(n * n);
  const at = ([lo, hi]: Range, k: number): number => lo + ((hi - lo) * k) / (n - 1);
  for (let j = 0; j < n; j++) for (let i = 0; i < n; i++) values[j * n + i] = f(at(x, i), at(y, j));
  return { n, x, y, values };
};

/** Values that part a grid into bands of about as many points each, ascending, without repetition: its quantiles. */
export const levelsOf = ({ values }: Grid, count: number): number[] => {
  const sorted = values.filter((value) => Number.isFinite(value)).toSorted();
  const levels = Array.from({ length: count }, (_, k) => sorted[Math.floor(((k + 0.5) / count) * sorted.length)] ?? NaN);
  return levels.filter((level, k) => Number.isFinite(level) && level !== levels[k - 1]);
};
