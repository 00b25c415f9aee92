import { stack, tensor, toNDArray, vmap, type Tensor } from "@gradkit/autodiff";
import { series } from "@gradkit/autodiff/series";
import { fromData, isGradkitError, type NDArray, type Shape } from "@gradkit/shapes";
import { error } from "./errors.js";
import { interpolation } from "./interpolation.js";
import type { LocalFunction } from "./local-function.js";
import { factorials } from "./multi-indices.js";

/** All partial derivatives of one order, each distinct one once. */
export interface Partials {
  readonly order: number;
  /** The shape of the function's value, one number in each place for each partial derivative. */
  readonly of: Shape;
  /** α with |α| = order. */
  readonly indices: readonly (readonly number[])[];
  /** D^α f, for each α the elements of the value in row-major order. */
  readonly values: readonly Float64Array[];
}

/** D^α f(x₀) for all |α| = order, from Taylor series along (D + order − 1 choose order) directions computed as one batch. */
export const partials = (call: string, local: LocalFunction, order: number): Partials => {
  const { at } = local;
  const { indices, rows, scale, along, times } = interpolation(at.length, order);
  const found = coefficients(local, fromData(along, [indices.length, at.length]), order);
  const of = found.shape.slice(1);
  const size = of.reduce((n, length) => n * length, 1);
  // P is homogeneous: along a multiple of a direction it is a power of the multiple.
  const P = Float64Array.from(found, (value, k) => value * times[Math.floor(k / size)]! ** order);
  const values = rows.map(({ directions: used, weights }, row) => {
    const factor = factorials(indices[row]!);
    const sum = new Float64Array(size);
    for (let column = 0; column < used.length; column++) {
      const [weight, start] = [weights[column]!, used[column]! * size];
      if (weight !== 0) for (let e = 0; e < size; e++) sum[e] = sum[e]! + weight * P[start + e]!;
    }
    for (let e = 0; e < size; e++) {
      sum[e] = (sum[e]! * factor) / scale + 0;
      if (!Number.isFinite(sum[e])) throw error("taylor/not-smooth", { call, order, got: String(sum[e]) });
    }
    return sum;
  });
  return { order, of, indices, values };
};

/** The coefficient of one order along each of some directions, which are rows, as rows. */
const coefficients = (local: LocalFunction, directions: NDArray, order: number): NDArray => {
  try {
    return batched(local, directions, order);
  } catch (e) {
    // A function that branches on its numbers takes one direction at a time.
    if (!isGradkitError(e, "autodiff/no-numbers")) throw e;
    return oneByOne(local, directions, order);
  }
};

const coefficient = (f: (x: Tensor) => Tensor, at: NDArray, direction: NDArray, order: number): Tensor =>
  (series(f, [[tensor(at)], [tensor(direction)]], order) as unknown as Tensor[])[order]!;

const batched = ({ at, f }: LocalFunction, directions: NDArray, order: number): NDArray => {
  const point = fromData(at, [at.length]).broadcastTo(directions.shape);
  return toNDArray(coefficient((x) => vmap(f as (x: Tensor) => Tensor)(x) as unknown as Tensor, point, directions, order));
};

const oneByOne = ({ at, f }: LocalFunction, directions: NDArray, order: number): NDArray =>
  toNDArray(stack(Array.from({ length: directions.shape[0]! }, (_, k) => coefficient(f, fromData(at, [at.length]), directions.slice(k), order))));
