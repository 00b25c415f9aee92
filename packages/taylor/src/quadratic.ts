import type { Tensor, TensorLike } from "@gradkit/autodiff";
import { eigh } from "@gradkit/autodiff/linalg";
import { toNDArray } from "@gradkit/autodiff";
import { fromData, type NDArray } from "@gradkit/shapes";
import { dense } from "./dense.js";
import { error } from "./errors.js";
import { localFunction, type Function } from "./local-function.js";
import { partials } from "./partials.js";

/** What a quadratic looks like: bowl where it curves up in all directions, dome where down, saddle where both, flat where some direction has no curvature and none of the others differ in sign. */
export type Form = "bowl" | "dome" | "saddle" | "flat";

/** The curvature along a direction of length 1: an eigenvalue of the Hessian. */
export interface Curvature {
  readonly curvature: number;
  readonly direction: readonly number[];
}

/** f(x₀) + ∇f · δ + ½ δᵀ H δ with δ = x − x₀. */
export interface Quadratic {
  readonly value: number;
  /** Shape of x. */
  readonly gradient: NDArray;
  /** Shape of x twice. */
  readonly hessian: NDArray;
  readonly at: (x: TensorLike) => number;
  readonly form: Form;
  /** The principal curvatures in ascending order, and their directions. */
  readonly curvatures: readonly Curvature[];
  /** Where the gradient of the quadratic is 0, if there is one such point: its extremum or saddle point. */
  readonly stationary?: NDArray;
  /** The point of the least value, of a bowl. */
  readonly minimizer?: NDArray;
}

export interface QuadraticOf {
  (f: (x: Tensor) => unknown, x0: TensorLike): Quadratic;
  (f: Function, x0: TensorLike): Quadratic;
}

/**
 * The second-order model of a function with one number as its value: value, gradient, Hessian, where it is stationary, and how it curves. A curvature that is 0 to the
 * rounding of the Hessian counts as 0.
 *
 * @throws taylor/not-scalar, taylor/point, taylor/value; taylor/not-smooth where a derivative is not finite
 * @source MML 5.8, the polynomial of degree 2; 5.147
 * @example
 * import { add, mul, square } from "@gradkit/autodiff"
 * const q = quadratic(([x, y]) => add(add(square(x), mul(x, y)), square(y)), [1, 1])
 * q.form                 // => "bowl"
 * q.minimizer.toNested() // => [0, 0]
 * q.hessian.toNested()   // => [[2, 1], [1, 2]]
 * q.curvatures[0].curvature // => 1
 */
export const quadratic: QuadraticOf = (f: Function, x0: TensorLike): Quadratic => {
  const local = localFunction("quadratic", f, x0);
  const { at, by } = local;
  const constant = partials("quadratic", local, 0);
  if (constant.of.length > 0) throw error("taylor/not-scalar", { call: "quadratic", shape: constant.of });
  const gradient = dense(partials("quadratic", local, 1), by);
  const hessian = dense(partials("quadratic", local, 2), by);
  const n = at.length;
  const [g, H, value] = [Float64Array.from(gradient), Float64Array.from(hessian), constant.values[0]![0]!];

  const { values, vectors } = eigh(fromData(H, [n, n]));
  const [eigenvalues, columns] = [Float64Array.from(toNDArray(values)), Float64Array.from(toNDArray(vectors))];
  const rounding = 4 * n * Number.EPSILON * eigenvalues.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const curvatures = Array.from(eigenvalues, (x, k) => ({ curvature: Math.abs(x) <= rounding ? 0 : x, direction: Array.from({ length: n }, (_, i) => columns[i * n + k]!) }));
  const form = formOf(curvatures.map(({ curvature }) => Math.sign(curvature)));
  const stationary = curvatures.every(({ curvature }) => curvature !== 0) ? fromData(at.map((x, i) => x - newtonStep(curvatures, g, i)), by) : undefined;
  return {
    value,
    gradient,
    hessian,
    at: (x) => {
      const numbers = Float64Array.from(toNDArray(x));
      if (numbers.length !== n) throw error("taylor/length", { call: "at", expected: n, got: numbers.length });
      const delta = numbers.map((own, k) => own - at[k]!);
      const half = delta.reduce((sum, d, i) => sum + d * delta.reduce((row, e, j) => row + H[i * n + j]! * e, 0), 0) / 2;
      return value + (delta.reduce((sum, d, i) => sum + g[i]! * d, 0) + half);
    },
    form,
    curvatures,
    ...(stationary ? { stationary } : {}),
    ...(stationary && form === "bowl" ? { minimizer: stationary } : {}),
  };
};

const formOf = (signs: readonly number[]): Form => {
  const [up, down] = [signs.includes(1), signs.includes(-1)];
  return up && down ? "saddle" : signs.includes(0) || signs.length === 0 ? "flat" : up ? "bowl" : "dome";
};

/** The i-th element of H⁻¹g, from the curvatures. */
const newtonStep = (curvatures: readonly Curvature[], g: Float64Array, i: number): number =>
  curvatures.reduce((sum, { curvature, direction }) => sum + (direction[i]! * g.reduce((dot, x, j) => dot + x * direction[j]!, 0)) / curvature, 0);
