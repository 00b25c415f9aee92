import { curvatures, type Form } from "@gradkit/taylor";
import { dot, norm, scaled, times, transposeTimes } from "../vector.js";

/** A gradient and a Hessian in the Hessian's own axes: the quadratic Taylor polynomial. */
export interface Spectrum {
  /** Eigenvalues, ascending, and eigenvectors as columns, shape (n, n). */
  readonly values: Float64Array;
  readonly vectors: Float64Array;
  /** The gradient along each eigenvector. */
  readonly gradient: Float64Array;
  readonly form: Form;
}

export const spectrumOf = (hessian: Float64Array, gradient: Float64Array): Spectrum => {
  const { values, directions, form } = curvatures(hessian);
  return { values, vectors: directions, gradient: transposeTimes(directions, gradient), form };
};

/** How near the step is brought to the border. */
const nearness = 0.1;

/** A step, what the value falls by it in the model, and whether it ends at the region's border. */
export interface TrustStep {
  readonly step: Float64Array;
  readonly predicted: number;
  readonly atBorder: boolean;
}

/**
 * The minimum of gᵀp + pᵀHp/2 for ‖p‖ ≤ radius, whatever the signs of H's eigenvalues.
 *
 * @source Moré and Sorensen (1983); Conn, Gould, Toint (2000), section 7.3
 */
export const exactStep = ({ values, vectors, gradient }: Spectrum, radius: number): TrustStep => {
  const least = values[0]!;
  const at = (shift: number): Float64Array => gradient.map((g, i) => (g === 0 ? 0 : -g / (values[i]! + shift)));
  const result = (parts: Float64Array, atBorder: boolean): TrustStep => ({
    step: times(vectors, parts),
    predicted: -dot(gradient, parts) - parts.reduce((sum, p, i) => sum + values[i]! * p * p, 0) / 2,
    atBorder,
  });
  if (least > 0) {
    const newton = at(0);
    if (norm(newton) <= radius) return result(newton, false);
  }
  let [low, high] = [Math.max(0, -least), Math.max(0, -least) + norm(gradient) / radius];
  // The hard case: no gradient along the most negative curvature, and the rest of the step ends inside.
  const rest = gradient.map((g, i) => (values[i]! + low > 1e-14 * (Math.abs(least) + norm(gradient) / radius) ? -g / (values[i]! + low) : 0));
  if (least <= 0 && norm(rest) < radius && gradient.every((g, i) => rest[i] !== 0 || Math.abs(g) <= 1e-14 * norm(gradient))) {
    rest[0] = Math.sqrt(radius ** 2 - dot(rest, rest));
    return result(rest, true);
  }
  let shift = low + 1e-3 * (high - low);
  for (let k = 0; k < 60; k++) {
    const parts = at(shift);
    const length = norm(parts);
    if (Math.abs(length - radius) <= nearness * radius) break;
    if (length > radius) low = shift;
    else high = shift;
    const slope = -parts.reduce((sum, p, i) => sum + (p * p) / (values[i]! + shift), 0) / length;
    const next = shift - ((length - radius) / radius) * (length / slope);
    shift = next > low && next < high ? next : (low + high) / 2;
  }
  const parts = at(shift);
  return result(scaled(Math.min(1, radius / norm(parts)), parts), true);
};
