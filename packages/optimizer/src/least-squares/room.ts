import type { Bounds } from "../method.js";

/**
 * For each variable the distance to the bound that a step down the gradient goes to, 1 where there is none, and how that distance changes with the variable: −1, 0, 1,
 * by sign of the gradient so that slope · gradient ≥ 0.
 *
 * @source Branch, Coleman, Li (1999), definition 2
 */
export const roomTo = ({ lower, upper }: Bounds, x: Float64Array, gradient: Float64Array): { readonly distance: Float64Array; readonly slope: Float64Array } => {
  const [distance, slope] = [new Float64Array(x.length).fill(1), new Float64Array(x.length)];
  for (let i = 0; i < x.length; i++) {
    const bound = gradient[i]! < 0 ? upper[i]! : lower[i]!;
    if (!Number.isFinite(bound) || gradient[i] === 0) continue;
    distance[i] = Math.abs(bound - x[i]!);
    slope[i] = Math.sign(gradient[i]!);
  }
  return { distance, slope };
};

/** How far along p one may go from x before a bound is met, and which variables meet theirs there. */
export const strideToBound = ({ lower, upper }: Bounds, x: Float64Array, p: Float64Array): { readonly stride: number; readonly hits: readonly boolean[] } => {
  const strides = Array.from(p, (pi, i) => (pi === 0 ? Infinity : Math.max((lower[i]! - x[i]!) / pi, (upper[i]! - x[i]!) / pi)));
  const stride = Math.min(...strides);
  return { stride, hits: strides.map((s) => s === stride) };
};

/** A point strictly between bounds that are not equal. */
export const inner = ({ lower, upper }: Bounds, x: Float64Array, margin: number): Float64Array =>
  x.map((xi, i) => {
    const [low, high] = [lower[i]!, upper[i]!];
    const least = Number.isFinite(low) ? low + margin * Math.max(1, Math.abs(low)) : low;
    const most = Number.isFinite(high) ? high - margin * Math.max(1, Math.abs(high)) : high;
    return least > most ? low + (high - low) / 2 : Math.min(Math.max(xi, least), most);
  });
