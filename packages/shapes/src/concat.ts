import type { Add } from "./arithmetic.js";
import { axesOf, type Axis, type AxisName } from "./axis.js";
import { checkShapes } from "./check-shape.js";
import { error } from "./errors.js";
import type { Guard, Shape, ShapeError } from "./shape.js";

/** Two shapes joined along an axis counted from the front. */
type Joined<A extends Shape, B extends Shape, Along, Count extends readonly 0[] = [], Done extends Shape = readonly []> =
  A extends readonly [infer M extends number, ...infer As extends Shape]
    ? B extends readonly [infer N extends number, ...infer Bs extends Shape]
      ? Count["length"] extends Along ? Joined<As, Bs, Along, [...Count, 0], readonly [...Done, Add<M, N>]>
      : [M & N] extends [never] ? ShapeError<`concat: sizes ${M} and ${N} of axis ${Count["length"]} differ`>
      : Joined<As, Bs, Along, [...Count, 0], readonly [...Done, M & N]>
    : never
  : Done;

type JoinedAll<Done, Shapes extends readonly Shape[], Along> = Done extends Shape
  ? Shapes extends readonly [infer Next extends Shape, ...infer Rest extends readonly Shape[]]
    ? Next["length"] extends Done["length"] ? JoinedAll<Joined<Done, Next, Along>, Rest, Along> : ShapeError<`concat: ranks ${Done["length"]} and ${Next["length"]} differ`>
    : Done
  : Done;

/** The shape of a list of shapes joined along an axis, as `concat` gives it; Shape where a rank, the axis or their number is not literal. */
export type Concat<Shapes extends readonly Shape[], Along extends number = 0> =
  number extends Shapes["length"] | Shapes[number]["length"] | Along ? Shape
  : Shapes extends readonly [infer First extends Shape, ...infer Rest extends readonly Shape[]]
    ? Along extends AxisName<First> ? JoinedAll<First, Rest, Axis<First, Along>> : ShapeError<`concat: axis ${Along} is out of range for rank ${First["length"]}`>
    : ShapeError<"concat: there is no shape to join">;

/**
 * The shape of arrays joined along an axis: sizes add up there and agree elsewhere.
 *
 * @throws shapes/concat when ranks or other sizes differ; shapes/axis when the axis is out of range or there is no shape
 * @example
 * concat([[2, 3], [4, 3]])     // => [6, 3]
 * concat([[2, 3], [2, 1]], -1) // => [2, 4]
 */
export const concat = <const Shapes extends readonly Shape[], const Along extends number = 0>(
  shapes: Shapes & Guard<Concat<Shapes, Along>>,
  axis?: Along,
): Concat<Shapes, Along> => {
  const [first = [], ...rest] = checkShapes<readonly Shape[]>("concat", ...shapes);
  const [along] = axesOf("concat", first, axis ?? 0);
  return rest.reduce((sum, shape) => {
    const at = first.length === shape.length ? first.findIndex((n, i) => i !== along && n !== shape[i]) : "length";
    if (at !== -1) throw error("shapes/concat", { call: "concat", got: [first, shape], pair: [first[at], shape[at]], meant: at !== "length" && first.every((n, i) => i === at || n === shape[i]) && `axis ${at}` });
    return sum.with(along!, sum[along!]! + shape[along!]!);
  }, first) as unknown as Concat<Shapes, Along>;
};
