/** Round numbers from lo to hi, about `count` of them: multiples of 1, 2 or 5 times a power of ten. */
export const ticks = (lo: number, hi: number, count: number): number[] => {
  const rough = (hi - lo) / count;
  if (!(rough > 0) || !Number.isFinite(rough)) return [lo];
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((f) => f * power >= 0.999 * rough) ?? 10;
  const step = factor * power;
  const [first, last] = [Math.ceil(lo / step - 1e-9), Math.floor(hi / step + 1e-9)];
  // A whole number of steps over a whole power of ten is right to the last digit.
  return Array.from({ length: last - first + 1 }, (_, k) => (power < 1 ? ((first + k) * factor) / Math.round(1 / power) : (first + k) * step));
};
