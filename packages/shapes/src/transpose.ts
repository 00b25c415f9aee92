import { axesOf, type Axis, type AxisName } from "./axis.js";
import { checkLength } from "./check-shape.js";
import type { Guard, Shape, ShapeError } from "./shape.js";

type Reversed<S extends Shape, Done extends Shape = readonly []> = S extends readonly [infer N extends number, ...infer Rest extends Shape]
  ? Reversed<Rest, readonly [N, ...Done]>
  : Done;

type Missing<S extends Shape, Permutation extends Shape> = Exclude<Axis<S, AxisName<S>>, Axis<S, Permutation[number]>>;

/** The shape with its axes in another order, as `transpose` gives it; Shape where a rank or an axis is not literal. */
export type Transpose<S extends Shape, Permutation extends Shape | undefined = undefined> =
  number extends S["length"] ? Shape
  : [Permutation] extends [undefined] ? Reversed<S>
  : Permutation extends Shape
    ? number extends Permutation["length"] | Permutation[number] ? Shape
    : [Exclude<Permutation[number], AxisName<S>>] extends [never]
      ? [Missing<S, Permutation>] extends [never]
        ? Permutation["length"] extends S["length"]
          ? { readonly [I in keyof Permutation]: S[Axis<S, Permutation[I]>] }
          : ShapeError<"transpose: an axis is named twice">
        : ShapeError<`transpose: axis ${Missing<S, Permutation>} is missing from the permutation`>
      : ShapeError<`transpose: axis ${Exclude<Permutation[number], AxisName<S>>} is out of range for rank ${S["length"]}`>
  : Shape;

/** The order in which `transpose` takes the axes of a shape: a permutation counted from the front. */
export const orderOf = (shape: Shape, permutation?: Shape): number[] => {
  const order = axesOf("transpose", shape, permutation);
  checkLength("transpose", permutation ?? shape, shape, "shapes/permutation");
  return permutation ? order : order.toReversed();
};

/**
 * The shape with its axes in the order of `permutation`, or reversed where none is given: axis k of the result is axis permutation[k] of the argument.
 *
 * @throws shapes/axis when an axis is out of range; shapes/axis-repeated when one is named twice; shapes/permutation when one is missing
 * @example
 * transpose([4, 2, 3])            // => [3, 2, 4]
 * transpose([4, 2, 3], [0, 2, 1]) // => [4, 3, 2]
 */
export const transpose = <const S extends Shape, const Permutation extends Shape | undefined = undefined>(
  shape: S,
  permutation?: Permutation & Guard<Transpose<S, Permutation>>,
): Transpose<S, Permutation> => orderOf(shape, permutation).map((axis) => shape[axis]) as unknown as Transpose<S, Permutation>;
