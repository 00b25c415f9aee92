import { toNDArray } from "@gradkit/autodiff";
import { eigh } from "@gradkit/autodiff/linalg";
import { fromData } from "@gradkit/shapes";
import { error } from "./errors.js";

/** What a quadratic looks like: bowl where it curves up in all directions, dome where down, saddle where both, flat where some direction has no curvature and none of the others differ in sign. */
export type Form = "bowl" | "dome" | "saddle" | "flat";

/** How a quadratic curves. */
export interface Curvatures {
  /** The principal curvatures, ascending, shape (n): the eigenvalues of the Hessian. */
  readonly values: Float64Array;
  /** Their directions as columns, each of length 1, shape (n, n), row by row. */
  readonly directions: Float64Array;
  /** Up to this size a curvature is 0 to the rounding of the Hessian. */
  readonly rounding: number;
  readonly form: Form;
}

/**
 * The principal curvatures of the quadratic of a symmetric Hessian, shape (n, n), row by row.
 *
 * @throws taylor/hessian
 * @example
 * const { values, form } = curvatures(Float64Array.of(2, 0, 0, -1))
 * values // => [-1, 2]
 * form   // => "saddle"
 */
export const curvatures = (hessian: Float64Array): Curvatures => {
  const n = Math.sqrt(hessian?.length);
  if (!Number.isInteger(n)) throw error("taylor/hessian", { got: hessian ? `${hessian.length} numbers` : String(hessian) });
  const odd = hessian.find((x) => !Number.isFinite(x));
  if (odd !== undefined) throw error("taylor/hessian", { got: String(odd) });
  const found = eigh(fromData(hessian, [n, n]));
  const [values, directions] = [Float64Array.from(toNDArray(found.values)), Float64Array.from(toNDArray(found.vectors))];
  const rounding = 4 * n * Number.EPSILON * values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  return { values, directions, rounding, form: formOf(Array.from(values, (x) => (Math.abs(x) <= rounding ? 0 : Math.sign(x)))) };
};

const formOf = (signs: readonly number[]): Form => {
  const [up, down] = [signs.includes(1), signs.includes(-1)];
  return up && down ? "saddle" : signs.includes(0) || signs.length === 0 ? "flat" : up ? "bowl" : "dome";
};
