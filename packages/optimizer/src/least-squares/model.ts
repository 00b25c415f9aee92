import { svd } from "@gradkit/autodiff/linalg";
import { fromData } from "@gradkit/shapes";
import type { Answers } from "../ask.js";
import { dense } from "../dense.js";
import type { Loss } from "../loss.js";
import type { Bounds, Point } from "../method.js";
import { dot, norm, transposeTimes } from "../vector.js";
import { roomTo } from "./room.js";

/**
 * The residuals made linear at a point: in variables p = scale · p̂, which make all columns of the Jacobian of comparable length, r(x + p) ≈ r + Ĵ p̂, with the singular
 * values of Ĵ. Within bounds Coleman and Li's scaling makes variables short that point to a near bound, and rows below Ĵ turn steps away from it.
 */
export interface Model {
  readonly point: Point;
  /** The length of the residuals, without weights. */
  readonly size: number;
  /** Residuals and Jacobian, as weighted by the loss. */
  readonly residuals: Float64Array;
  readonly jacobian: Float64Array;
  /** Lengths of the columns of the Jacobian, without weights, the largest of all steps. */
  readonly lengths: Float64Array;
  /** What a variable p̂ is multiplied by. */
  readonly scale: Float64Array;
  /** Ĵ p̂ = U (s ∘ Vᵀ p̂): the rows of Vᵀ one after the other, and Uᵀ r. */
  readonly singular: Float64Array;
  readonly vt: Float64Array;
  readonly ur: Float64Array;
  /** The curvature that the bounds add, by variable; undefined without bounds. */
  readonly wall: Float64Array | undefined;
}

/** The sum of the squared residuals, or of their losses. */
export const valueOf = (residuals: Float64Array, loss: Loss | undefined): number => {
  if (!loss) return dot(residuals, residuals);
  let sum = 0;
  for (const r of residuals) sum += loss.scale ** 2 * loss.at((r / loss.scale) ** 2)[0];
  return sum;
};

/** The model at x, or undefined where residuals or Jacobian are not finite. */
export const modelOf = (x: Float64Array, found: Answers["jacobian"], loss: Loss | undefined, bounds: Bounds | undefined, before?: Model): Model | undefined => {
  const value = valueOf(found.residuals, loss);
  if (!Number.isFinite(value) || !found.jacobian.every(Number.isFinite)) return undefined;
  const { residuals, jacobian } = weighted(found, loss);
  const n = x.length;
  const gradient = transposeTimes(jacobian, residuals);
  const lengths = columnLengths(found.jacobian, n).map((length, j) => Math.max(length, before?.lengths[j] ?? 0));
  const room = bounds && roomTo(bounds, x, gradient);
  const scale = lengths.map((length, j) => Math.sqrt(room?.distance[j] ?? 1) / (length === 0 ? 1 : length));
  const wall = room && lengths.map((length, j) => (room.slope[j]! * gradient[j]!) / (length === 0 ? 1 : length) ** 2);
  const { singular, vt, ur } = decomposed(jacobian, residuals, scale, wall);
  return { point: { x, value, gradient: gradient.map((g) => 2 * g) }, size: norm(found.residuals), residuals, jacobian, lengths, scale, singular, vt, ur, wall };
};

/** Residuals and Jacobian such that the sum of squares has the gradient of the losses, and nearly their curvature. */
const weighted = ({ residuals, jacobian }: Answers["jacobian"], loss: Loss | undefined): Answers["jacobian"] => {
  if (!loss) return { residuals, jacobian };
  const n = jacobian.length / residuals.length;
  const [r, J] = [residuals.slice(), jacobian.slice()];
  for (let i = 0; i < r.length; i++) {
    const z = (r[i]! / loss.scale) ** 2;
    const [, first, second] = loss.at(z);
    // Triggs' correction, the true curvature, where it leaves some; the weight alone where it would leave none.
    const curvature = first + 2 * second * z;
    const root = Math.sqrt(curvature > 0.25 * first ? curvature : first);
    r[i] = root === 0 ? 0 : (r[i]! * first) / root;
    for (let j = 0; j < n; j++) J[i * n + j] = J[i * n + j]! * root;
  }
  return { residuals: r, jacobian: J };
};

const columnLengths = (jacobian: Float64Array, n: number): Float64Array => {
  const column = new Float64Array(n === 0 ? 0 : jacobian.length / n);
  return Float64Array.from({ length: n }, (_, j) => {
    for (let i = 0; i < column.length; i++) column[i] = jacobian[i * n + j]!;
    return norm(column);
  });
};

const decomposed = (jacobian: Float64Array, residuals: Float64Array, scale: Float64Array, wall: Float64Array | undefined): Pick<Model, "singular" | "vt" | "ur"> => {
  const [m, n] = [residuals.length, scale.length];
  const rows = m + (wall ? n : 0);
  const scaledJacobian = new Float64Array(rows * n);
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) scaledJacobian[i * n + j] = jacobian[i * n + j]! * scale[j]!;
  if (wall) for (let j = 0; j < n; j++) scaledJacobian[(m + j) * n + j] = Math.sqrt(wall[j]!);
  const { u, s, v } = svd(fromData(scaledJacobian, [rows, n]));
  const [U, V] = [dense(u), dense(v)];
  const singular = dense(s);
  const k = singular.length;
  const [ur, vt] = [new Float64Array(k), new Float64Array(k * n)];
  for (let i = 0; i < m; i++) for (let l = 0; l < k; l++) ur[l] = ur[l]! + U[i * k + l]! * residuals[i]!;
  for (let j = 0; j < n; j++) for (let l = 0; l < k; l++) vt[l * n + j] = V[j * k + l]!;
  return { singular, vt, ur };
};

/** Singular values that are 0 to rounding: how many are not. */
export const rankOf = ({ singular, residuals, scale }: Model): number => {
  const least = Math.max(residuals.length, scale.length) * Number.EPSILON * (singular[0] ?? 0);
  return singular.filter((s) => s > least).length;
};
