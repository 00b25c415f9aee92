import { checkShape } from "./check-shape.js";
import { error } from "./errors.js";
import type { Shape } from "./shape.js";

/** -N. */
type Negative<N extends number> = `-${N}` extends `${infer M extends number}` ? M : never;

/** The numbers that name the axes of S: 0 … rank - 1, and -rank … -1 from the end. */
export type AxisName<S extends Shape, Done extends readonly 0[] = []> = S extends readonly [number, ...infer Rest extends Shape]
  ? Done["length"] | Negative<S["length"]> | AxisName<Rest, [...Done, 0]>
  : never;

/** The axis named by A, counted from the front; never where there is none. */
export type Axis<S extends Shape, A, Done extends readonly 0[] = []> = S extends readonly [number, ...infer Rest extends Shape]
  ? A extends Done["length"] | Negative<S["length"]> ? Done["length"] : Axis<Rest, A, [...Done, 0]>
  : never;

/** `i` counted from the front of `n` things, where negative ones count from the end; undefined where it names none. */
export const fromFront = (i: number, n: number): number | undefined => {
  const front = i < 0 ? i + n : i;
  return Number.isInteger(i) && front >= 0 && front < n ? front : undefined;
};

/** The named axes of a shape, counted from the front, each at most once; all where none are given. */
export const axesOf = (call: string, shape: Shape, axes: number | Shape = [...checkShape(call, shape).keys()]): number[] => {
  const names = [axes].flat();
  return names.map((got, i) => {
    const axis = fromFront(got, checkShape(call, shape).length);
    if (axis === undefined) throw error("shapes/axis", { call, got, of: shape, meant: got > 0 && got === shape.length && `${got - 1}` });
    if (names.slice(0, i).some((name) => fromFront(name, shape.length) === axis)) throw error("shapes/axis-repeated", { call, got: names, of: shape });
    return axis;
  });
};
