import { toNDArray, type Tensor, type TensorLike } from "@gradkit/autodiff";
import { fromData, type NDArray } from "@gradkit/shapes";
import { curvatures, type Form } from "./curvatures.js";
import { error } from "./errors.js";
import type { Function } from "./local-function.js";
import { model, type Taylor } from "./taylor.js";

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
  const local = model("quadratic", f, x0, 2) as Taylor<number>;
  const [constant, gradient, hessian] = local.terms as [NDArray, NDArray, NDArray];
  const shape = toNDArray(x0).shape;
  if (gradient.shape.length > shape.length) throw error("taylor/not-scalar", { call: "quadratic", shape: constant.shape });
  const g = Float64Array.from(gradient);
  const n = g.length;

  const { values, directions, rounding, form } = curvatures(Float64Array.from(hessian));
  const principal = Array.from(values, (x, k) => ({ curvature: Math.abs(x) <= rounding ? 0 : x, direction: Array.from({ length: n }, (_, i) => directions[i * n + k]!) }));
  const isRegular = principal.every(({ curvature }) => curvature !== 0);
  const stationary = isRegular ? { stationary: fromData(Float64Array.from(toNDArray(x0), (x, i) => x - newtonStep(principal, g, i)), shape) } : {};
  return {
    value: constant.at(),
    gradient,
    hessian,
    at: local.at,
    form,
    curvatures: principal,
    ...stationary,
    ...(form === "bowl" ? { minimizer: stationary.stationary! } : {}),
  };
};

/** The i-th element of H⁻¹g, from the curvatures. */
const newtonStep = (principal: readonly Curvature[], g: Float64Array, i: number): number =>
  principal.reduce((sum, { curvature, direction }) => sum + (direction[i]! * g.reduce((dot, x, j) => dot + x * direction[j]!, 0)) / curvature, 0);
