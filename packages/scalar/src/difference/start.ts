import type { Samples } from "./samples.js";

export interface Levels {
  readonly lowest: number;
  readonly highest: number;
}

const u = 2 ** -53;

/** The levels whose steps make sense at x: above its spacing, below overflow. */
export const levelsAt = (x: number, order: number): Levels => {
  const size = Math.log2(Math.abs(x));
  return { lowest: x === 0 ? -Math.floor(1000 / order) : Math.ceil(size) - 42, highest: Math.max(40, Math.floor(size) - 1) };
};

/** The level to start from: about √|x| or 1, changed by growing and then shrinking strides until f is finite and more than its rounding. */
export const start = ({ x, at, center }: Samples, signs: readonly number[], noise: number, { lowest, highest }: Levels): number => {
  const clamp = (level: number) => Math.min(highest, Math.max(lowest, level));
  const directionAt = (level: number): number => {
    const ys = signs.flatMap((s) => [at(level, s), at(level - 1, s)]);
    if (!ys.every(Number.isFinite)) return -1;
    return ys.every((y) => Math.abs(y - center) <= 8 * (u * (Math.abs(y) + Math.abs(center)) + noise)) ? 1 : 0;
  };
  let level = clamp(Math.round(Math.log2(Math.max(1, Math.abs(x))) / 2)), good = level;
  const first = directionAt(level);
  for (let stride = 0.5, growth = 2, direction = first; ; direction = directionAt(level)) {
    if (direction >= 0) good = level;
    if (direction !== first) growth = 0.5;
    stride *= growth;
    const next = clamp(level + direction * stride);
    if (stride < 1 || next === level) return good;
    level = next;
  }
};
