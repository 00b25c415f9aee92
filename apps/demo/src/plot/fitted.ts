/** The interval that shows most of a function's values: without the far tails that a pole has, with a margin, and with the values that must be seen. */
export const fitted = (values: readonly number[], must: readonly number[] = []): readonly [number, number] => {
  const sorted = values.filter((value) => Number.isFinite(value)).toSorted((a, b) => a - b);
  const at = (q: number): number => sorted[Math.round(q * (sorted.length - 1))] ?? 0;
  const body = at(0.9) - at(0.1);
  const lo = Math.min(Math.max(at(0), at(0.1) - 1.5 * body), ...must.filter(Number.isFinite));
  const hi = Math.max(Math.min(at(1), at(0.9) + 1.5 * body), ...must.filter(Number.isFinite));
  const margin = hi > lo ? 0.08 * (hi - lo) : Math.max(1, Math.abs(lo));
  return [lo - margin, hi + margin];
};
