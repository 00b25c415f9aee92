import type { Descent } from "../descent.js";
import { error } from "../errors.js";
import { dot, scaled, subtract, times } from "../vector.js";
import { unitLength } from "./first-length.js";

/** An approximation of the inverse Hessian, shape (n, n); undefined before the first step. */
export type InverseHessian = Float64Array | undefined;

/**
 * The direction −H g, with H updated by each step so that it maps the change of the gradient to the step, as the inverse Hessian does: Broyden, Fletcher, Goldfarb and
 * Shanno's update. Memory n² numbers.
 *
 * @source Nocedal and Wright (2006), (6.17), (6.20)
 */
export const quasiNewton: Descent<InverseHessian> = {
  name: "quasiNewton",
  options: {},
  init: () => undefined,
  direction: (inverse, { gradient }) => (inverse ? scaled(-1, times(inverse, gradient)) : scaled(-1, gradient)),
  firstStep: (inverse, direction, _, __, x) => (inverse ? 1 : unitLength(direction, x)),
  remember: (inverse, { from, to }) => {
    const [s, y] = [subtract(to.x, from.x), subtract(to.gradient, from.gradient)];
    const sy = dot(s, y);
    // Without curvature along the step there is nothing to learn: the update would lose positive definiteness.
    if (!(sy > Number.EPSILON * Math.sqrt(dot(s, s) * dot(y, y)))) return inverse;
    return updated(inverse ?? scaledIdentity(s.length, sy / dot(y, y)), s, y, sy);
  },
};

const scaledIdentity = (n: number, by: number): Float64Array => {
  const out = square(n);
  for (let i = 0; i < n; i++) out[i * n + i] = by;
  return out;
};

/** (I − s yᵀ/ys) H (I − y sᵀ/ys) + s sᵀ/ys */
const updated = (inverse: Float64Array, s: Float64Array, y: Float64Array, sy: number): Float64Array => {
  const n = s.length;
  const hy = times(inverse, y);
  const factor = (1 + dot(y, hy) / sy) / sy;
  const out = square(n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) out[i * n + j] = out[j * n + i] = inverse[i * n + j]! + factor * s[i]! * s[j]! - (hy[i]! * s[j]! + s[i]! * hy[j]!) / sy;
  return out;
};

const square = (n: number): Float64Array => {
  try {
    return new Float64Array(n * n);
  } catch {
    throw error("optimizer/too-many", { method: "bfgs", parameters: n });
  }
};
