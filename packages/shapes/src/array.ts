import { allocate, checkNumber, dtypeOf, type Dtype } from "./dtype.js";
import { error } from "./errors.js";
import { NDArray } from "./nd-array.js";
import type { Shape, Sound } from "./shape.js";
import { product } from "./size.js";

/** What `array` reads: a number, or lists (plain or typed arrays) nested to equal depth with rows of equal length. */
export type Numbers = number | { readonly length: number; readonly [i: number]: Numbers };

/** The shape of nested lists, with literal sizes where their lengths are literal. */
export type ShapeOf<List> =
  [List] extends [number] ? readonly []
  : [Extract<List, number>] extends [never]
    ? List extends NDArray<infer S> ? S
    : List extends { readonly length: infer N extends number; readonly [i: number]: infer Row } ? readonly [N, ...Sound<ShapeOf<Row>>]
    : Shape
  : Shape;

const isList = (x: unknown): x is unknown[] => Array.isArray(x) || ArrayBuffer.isView(x);

/**
 * An array of nested lists, a number, or a copy of an array: float64 unless `dtype`, or the typed array or array given, says otherwise.
 *
 * @throws shapes/ragged when rows differ in length or depth; shapes/number when an element is no number; shapes/int32 when int32 cannot hold it; each with its path
 * @example
 * array([[1, 2], [3, 4]]).shape  // => [2, 2]
 * array(5).shape                 // => []
 * array([1, 2], "int32").dtype   // => "int32"
 */
export const array = <const List extends Numbers | NDArray>(list: List, dtype?: Dtype): NDArray<Sound<ShapeOf<List>>> => {
  const [own, nested]: unknown[] = list instanceof NDArray ? [list.data, list.toNested()] : [list, list];
  const kind = dtype ?? dtypeOf(own);
  const shape: number[] = [];
  for (let x = nested; isList(x); x = x[0]) shape.push(x.length);

  const data = allocate(kind, product(shape));
  const path: number[] = [];
  let next = 0;
  const fill = (x: unknown): void => {
    const isRow = isList(x);
    const got = isRow ? x.length : checkNumber("array", kind, x, path);
    const n = isRow ? got : "a number";
    const due = shape[path.length] ?? "a number";
    if (n !== due) throw error("shapes/ragged", { call: "array", got, at: path, pair: [n, due] });
    if (!isRow) data[next++] = got;
    else
      for (let i = 0; i < got; i++) {
        path.push(i);
        fill(x[i]);
        path.pop();
      }
  };
  fill(nested);
  return new NDArray(data, shape as Shape as Sound<ShapeOf<List>>);
};
