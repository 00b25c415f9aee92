import type { Bounds } from "./method.js";

/** x with each component moved to the nearest between its bounds. */
export const clampTo = ({ lower, upper }: Bounds, x: Float64Array): Float64Array => x.map((xi, i) => Math.min(Math.max(xi, lower[i]!), upper[i]!));

/** Which variables stand at a bound that a step down the gradient would cross. */
export const heldAt = ({ lower, upper }: Bounds, x: Float64Array, gradient: Float64Array): readonly boolean[] =>
  Array.from(x, (xi, i) => (xi <= lower[i]! && gradient[i]! > 0) || (xi >= upper[i]! && gradient[i]! < 0));

/** The largest component of the gradient that the bounds let act: zero at a minimum within bounds. */
export const projectedNorm = (bounds: Bounds | undefined, x: Float64Array, gradient: Float64Array): number => {
  let most = 0;
  for (let i = 0; i < x.length; i++) {
    const g = gradient[i]!;
    const held = bounds !== undefined && ((x[i]! <= bounds.lower[i]! && g > 0) || (x[i]! >= bounds.upper[i]! && g < 0));
    most = held ? most : Math.max(most, Math.abs(g));
  }
  return most;
};
