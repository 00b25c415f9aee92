import { axesOf, type Axis, type AxisName } from "./axis.js";
import type { Guard, Shape, ShapeError } from "./shape.js";

type Names<Axes> = Axes extends Shape ? Axes[number] : Axes;

/** The axis that a list names twice, as [0, -2] does for rank 2; never where there is none. */
type Twice<S extends Shape, Axes, Seen = never> = Axes extends readonly [infer First, ...infer Rest]
  ? Axis<S, First> extends Seen ? Axis<S, First> : Twice<S, Rest, Seen | Axis<S, First>>
  : never;

type Left<S extends Shape, Gone, Keep, Count extends readonly 0[] = [], Done extends Shape = readonly []> = S extends readonly [infer N extends number, ...infer Rest extends Shape]
  ? Left<Rest, Gone, Keep, [...Count, 0], Count["length"] extends Gone ? (Keep extends true ? readonly [...Done, 1] : Done) : readonly [...Done, N]>
  : Done;

/** The shape that a reduction leaves, as `reduce` gives it; Shape where the rank, an axis or `Keep` is not literal. */
export type Reduce<S extends Shape, Axes extends number | Shape | undefined = undefined, Keep extends boolean = false> =
  number extends S["length"] ? Shape
  : boolean extends Keep ? Shape
  : [Axes] extends [undefined] ? Left<S, number, Keep>
  : undefined extends Axes ? Shape
  : number extends Names<Axes> ? Shape
  : [Exclude<Names<Axes>, AxisName<S>>] extends [never]
    ? [Twice<S, Axes>] extends [never] ? Left<S, Axis<S, Names<Axes>>, Keep> : ShapeError<`reduce: axis ${Twice<S, Axes>} is named twice`>
    : ShapeError<`reduce: axis ${Exclude<Names<Axes>, AxisName<S> | undefined> & number} is out of range for rank ${S["length"]}`>;

/**
 * The shape that a sum, mean or maximum over axes leaves: those axes go, or stay with size 1 where `keep` is true. All axes where none are given;
 * negative ones count from the end.
 *
 * @throws shapes/axis when an axis is out of range; shapes/axis-repeated when one is named twice
 * @example
 * reduce([4, 2, 3], 1)             // => [4, 3]
 * reduce([4, 2, 3], [0, -1])       // => [2]
 * reduce([4, 2, 3], [0, -1], true) // => [1, 2, 1]
 * reduce([4, 2, 3])                // => []
 */
export const reduce = <const S extends Shape, const Axes extends number | Shape | undefined = undefined, const Keep extends boolean = false>(
  shape: S,
  axes?: Axes & Guard<Reduce<S, Axes>>,
  keep?: Keep,
): Reduce<S, Axes, Keep> => {
  const gone = axesOf("reduce", shape, axes);
  const left = keep ? shape.map((n, axis) => (gone.includes(axis) ? 1 : n)) : shape.filter((_, axis) => !gone.includes(axis));
  return left as unknown as Reduce<S, Axes, Keep>;
};
