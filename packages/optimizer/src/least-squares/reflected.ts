import type { Bounds } from "../method.js";
import { along, dot, norm, scaled } from "../vector.js";
import { predicted } from "./damped.js";
import type { Model } from "./model.js";
import { strideToBound } from "./room.js";

/** How near to a bound a step may go, as a part of the way. */
const nearness = 0.995;

/**
 * A step p̂ from within bounds to within bounds: the one given where it stays inside; or else, by what the model says of each, the one given cut short, the same
 * reflected at the first bound that it meets, or steepest descent.
 *
 * @source Branch, Coleman, Li (1999), section 4
 */
export const reflected = (model: Model, step: Float64Array, radius: number, bounds: Bounds): Float64Array => {
  const { point: { x }, scale } = model;
  const unscaled = (p: Float64Array): Float64Array => p.map((pi, i) => pi * scale[i]!);
  const { stride, hits } = strideToBound(bounds, x, unscaled(step));
  if (stride > 1) return step;

  const toBound = scaled(stride, step);
  const mirrored = step.map((p, i) => (hits[i] ? -p : p));
  const beyond = Math.min(strideToBound(bounds, along(x, 1, unscaled(toBound)), unscaled(mirrored)).stride * nearness, strideToSphere(toBound, mirrored, radius));
  const least = ((1 - nearness) * stride) / Math.max(beyond, Number.MIN_VALUE);
  const reflection = beyond > 0 && least <= beyond ? along(toBound, bestAlong(model, mirrored, least, beyond, toBound), mirrored) : undefined;

  const descent = scaled(-1, model.point.gradient.map((g, i) => g * scale[i]!));
  const farthest = Math.min(strideToBound(bounds, x, unscaled(descent)).stride * nearness, radius / norm(descent));
  const candidates = [scaled(nearness, toBound), ...(reflection ? [reflection] : []), scaled(bestAlong(model, descent, 0, farthest), descent)];
  const falls = candidates.map((p) => predicted(model, p));
  return candidates[falls.indexOf(Math.max(...falls))]!;
};

/** How far along a direction one may go from a point inside a sphere. */
const strideToSphere = (from: Float64Array, direction: Float64Array, radius: number): number => {
  const [a, b, c] = [dot(direction, direction), dot(from, direction), dot(from, from) - radius ** 2];
  if (a === 0 || c > 0) return 0;
  const root = Math.sqrt(b * b - a * c);
  return b > 0 ? -c / (b + root) : (root - b) / a;
};

/** The stride between two along a direction, from a step if given, at which the model falls most: it is a parabola. */
const bestAlong = (model: Model, direction: Float64Array, least: number, most: number, from?: Float64Array): number => {
  const fall = (t: number): number => predicted(model, from ? along(from, t, direction) : scaled(t, direction));
  const [f0, f1, f2] = [fall(least), fall((least + most) / 2), fall(most)];
  const width = most - least;
  const [curve, slope] = [(2 * (f0 - 2 * f1 + f2)) / width ** 2, (-3 * f0 + 4 * f1 - f2) / width];
  const top = curve < 0 ? least - slope / (2 * curve) : least;
  const inside = Math.min(Math.max(top, least), most);
  return [least, most, inside].reduce((best, t) => (fall(t) > fall(best) ? t : best));
};
