import { checkShape } from "./check-shape.js";
import { error, show } from "./errors.js";
import type { Guard, Shape, ShapeError } from "./shape.js";

/** The size to which two sizes stretch; never where both are literal, not 1 and different. A literal other than 1 decides. */
type Stretch<M extends number, N extends number> =
  number extends M ? (number extends N ? number : N extends 1 ? number : N)
  : number extends N ? (M extends 1 ? number : M)
  : M extends 1 ? N
  : N extends 1 ? M
  : M & N;

type FromRight<A extends Shape, B extends Shape, Call extends string, Done extends Shape = readonly []> =
  A extends readonly [...infer As extends Shape, infer M extends number]
    ? B extends readonly [...infer Bs extends Shape, infer N extends number]
      ? [Stretch<M, N>] extends [never]
        ? ShapeError<`${Call}: sizes ${M} and ${N} are neither equal nor 1`>
        : FromRight<As, Bs, Call, readonly [Stretch<M, N>, ...Done]>
      : readonly [...A, ...Done]
    : readonly [...B, ...Done];

/** The common shape of two shapes, as `broadcast` gives it; Shape where a rank is not literal. */
export type Broadcast<A extends Shape, B extends Shape, Call extends string = "broadcast"> = number extends A["length"] | B["length"]
  ? Shape
  : FromRight<A, B, Call>;

/** The common shape of a list of shapes. */
export type BroadcastAll<Shapes extends readonly Shape[], Done = readonly [], Call extends string = "broadcast"> = number extends Shapes["length"]
  ? Shape
  : Done extends Shape
    ? Shapes extends readonly [infer First extends Shape, ...infer Rest extends readonly Shape[]] ? BroadcastAll<Rest, Broadcast<Done, First, Call>, Call> : Done
    : Done;

/** The shorter shape with axes of size 1 behind, where it then fits the front of the longer. */
const aligned = (short: Shape, long: Shape): string | false =>
  short.every((n, axis) => n === long[axis]) && show(long.map((_, axis) => short[axis] ?? 1));

/** `broadcast`, in the name of another call. */
export const stretch = (call: string, shapes: readonly Shape[]): number[] => {
  const rank = Math.max(0, ...shapes.map((shape) => checkShape(call, shape).length));
  return Array.from({ length: rank }, (_, i) => {
    const axis = i - rank;
    let n = 1;
    let first: Shape = [];
    for (const shape of shapes) {
      const m = shape.at(axis) ?? 1;
      if (m === 1 || m === n) continue;
      if (n !== 1) throw error("shapes/broadcast", { call, got: [first, shape], at: [axis], pair: [n, m], meant: aligned(first, shape) || aligned(shape, first) });
      n = m;
      first = shape;
    }
    return n;
  });
};

/**
 * The common shape to which shapes stretch. Axes are aligned from the right, a missing axis counts as 1, and sizes must be equal or 1.
 *
 * @throws shapes/broadcast when two sizes are neither equal nor 1; shapes/shape when a size is negative or not whole
 * @example
 * broadcast([3, 1], [4])         // => [3, 4]
 * broadcast([2, 1, 1], [3], [])  // => [2, 1, 3]
 */
export const broadcast = <const Shapes extends readonly Shape[]>(...shapes: Shapes & Guard<BroadcastAll<Shapes>>): BroadcastAll<Shapes> =>
  stretch("broadcast", shapes) as unknown as BroadcastAll<Shapes>;
