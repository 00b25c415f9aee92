import { stack, tensor, toNDArray, vmap, type Tensor } from "@gradkit/autodiff";
import { series } from "@gradkit/autodiff/series";
import { fromData, isGradkitError, type NDArray, type Shape } from "@gradkit/shapes";
import { error } from "./errors.js";
import { interpolation, primitive } from "./interpolation.js";
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
  const { indices, rows: sums, scale } = interpolation(at.length, order);
  const directions = indices.map(primitive);
  const { of, rows } = along(local, directions.map(({ direction }) => direction), order);
  for (const [k, { times }] of directions.entries()) if (times > 1) rows[k] = rows[k]!.map((value) => value * times ** order);
  const size = of.reduce((n, length) => n * length, 1);
  const values = indices.map((alpha, row) => {
    const found = new Float64Array(size);
    const { directions: used, weights } = sums[row]!;
    for (const [column, weight] of weights.entries()) if (weight !== 0) for (let e = 0; e < size; e++) found[e] = found[e]! + weight * rows[used[column]!]![e]!;
    const factor = factorials(alpha);
    return found.map((sum) => (sum * factor) / scale + 0);
  });
  for (const row of values) for (const value of row) if (!Number.isFinite(value)) throw error("taylor/not-smooth", { call, order, got: String(value) });
  return { order, of, indices, values };
};

type Rows = { readonly of: Shape; readonly rows: Float64Array[] };

/** The coefficient of one order along each of some directions. */
const along = (local: LocalFunction, directions: readonly (readonly number[])[], order: number): Rows => {
  try {
    return batched(local, directions, order);
  } catch (e) {
    // A function that branches on its numbers takes one direction at a time.
    if (!isGradkitError(e, "autodiff/no-numbers")) throw e;
    return oneByOne(local, directions, order);
  }
};

const coefficients = (f: (x: Tensor) => Tensor, at: NDArray, direction: NDArray, order: number): Tensor[] =>
  series(f, [[tensor(at)], [tensor(direction)]], order) as unknown as Tensor[];

const batched = ({ at, f }: LocalFunction, directions: readonly (readonly number[])[], order: number): Rows => {
  const shape = [directions.length, at.length];
  const point = fromData(at, [at.length]).broadcastTo(shape);
  const found = coefficients((x) => vmap(f as (x: Tensor) => Tensor)(x) as unknown as Tensor, point, fromData(Float64Array.from(directions.flat()), shape), order)[order]!;
  return apart(toNDArray(found));
};

const oneByOne = ({ at, f }: LocalFunction, directions: readonly (readonly number[])[], order: number): Rows => {
  const found = directions.map((direction) => coefficients(f, fromData(at, [at.length]), fromData(Float64Array.from(direction), [at.length]), order)[order]!);
  return apart(toNDArray(stack(found)));
};

const apart = (array: NDArray): Rows => {
  const [count = 0, ...of] = array.shape;
  const all = Float64Array.from(array);
  const size = of.reduce((n, length) => n * length, 1);
  return { of, rows: Array.from({ length: count }, (_, k) => all.slice(k * size, (k + 1) * size)) };
};
