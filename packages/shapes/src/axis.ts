import { checkShape } from "./check-shape.js";
import { error, type Code } from "./errors.js";
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

/** `got` counted from the front of the `n` things of an array, where negative ones count from the end. */
export const fromFront = (code: Code, call: string, got: number, n: number, of: Shape, axis?: number): number => {
  const place = got < 0 ? got + n : got;
  if (!(Number.isInteger(got) && place >= 0 && place < n)) throw error(code, { call, got, at: [axis ?? []].flat(), of, meant: got === n && n > 0 && `${n - 1}` });
  return place;
};

/** The named axes of a shape, counted from the front, each at most once; all where none are given. */
export const axesOf = (call: string, of: Shape, axes?: number | Shape): number[] => {
  const rank = checkShape(call, of).length;
  const got = [axes ?? [...of.keys()]].flat();
  const places = got.map((name) => fromFront("shapes/axis", call, name, rank, of));
  if (places.some((place, i) => places.indexOf(place) < i)) throw error("shapes/axis-repeated", { call, got, of });
  return places;
};
