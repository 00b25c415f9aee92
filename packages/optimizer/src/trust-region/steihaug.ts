import { along, dot, norm, scaled } from "../vector.js";
import type { TrustStep } from "./exact.js";

/** Conjugate gradients on H p = −g within a radius, between two products. */
export interface Steihaug {
  readonly step: Float64Array;
  readonly residual: Float64Array;
  /** The direction whose product with H is asked for. */
  readonly direction: Float64Array;
  /** pᵀHp of the step so far. */
  readonly curvature: number;
  readonly tolerance: number;
  readonly products: number;
  readonly done?: TrustStep;
}

/** The start; the equation is solved the more exactly the smaller the gradient, so that the method converges superlinearly. */
export const steihaugStart = (gradient: Float64Array): Steihaug => {
  const length = norm(gradient);
  return { step: new Float64Array(gradient.length), residual: gradient, direction: scaled(-1, gradient), curvature: 0, tolerance: Math.min(0.5, Math.sqrt(length)) * length, products: 0 };
};

/**
 * One step of conjugate gradients: it ends where the residual is small enough, where the curvature is not positive, or at the region's border.
 *
 * @source Steihaug (1983); Nocedal and Wright (2006), algorithm 7.2
 */
export const steihaugStep = (state: Steihaug, product: Float64Array, gradient: Float64Array, radius: number): Steihaug => {
  const { step, residual, direction, curvature, tolerance } = state;
  const curved = dot(direction, product);
  const done = (to: Float64Array, length: number, atBorder: boolean): Steihaug => {
    // gᵀp + pᵀHp/2, with pᵀHp known from what conjugate directions add.
    const bent = curvature + 2 * length * dot(step, product) + length * length * curved;
    return { ...state, done: { step: to, predicted: -dot(gradient, to) - bent / 2, atBorder } };
  };
  const border = (): Steihaug => {
    const length = toSphere(step, direction, radius);
    return done(along(step, length, direction), length, true);
  };
  if (!(curved > 0)) return border();
  const square = dot(residual, residual);
  const length = square / curved;
  const next = along(step, length, direction);
  if (norm(next) >= radius) return border();
  const nextResidual = along(residual, length, product);
  const products = state.products + 1;
  if (norm(nextResidual) <= tolerance || products >= 2 * step.length) return done(next, length, false);
  const beta = dot(nextResidual, nextResidual) / square;
  return {
    ...state,
    step: next,
    residual: nextResidual,
    direction: along(scaled(-1, nextResidual), beta, direction),
    curvature: curvature + 2 * length * dot(step, product) + length * length * curved,
    products,
  };
};

/** How far from a point inside the sphere along a direction the sphere is. */
const toSphere = (from: Float64Array, direction: Float64Array, radius: number): number => {
  const [a, b, c] = [dot(direction, direction), dot(from, direction), dot(from, from) - radius ** 2];
  const root = Math.sqrt(Math.max(0, b * b - a * c));
  return b > 0 ? -c / (b + root) : (root - b) / a;
};
