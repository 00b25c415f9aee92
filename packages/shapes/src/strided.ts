import type { Data } from "./dtype.js";
import type { Shape } from "./shape.js";
import { product } from "./size.js";
import { rowMajor } from "./strides.js";

/** Storage seen as an array: element `index` is `data[offset + Σ index · strides]`. */
export interface Strided<S extends Shape = Shape> {
  readonly data: Data;
  readonly shape: S;
  readonly strides: Shape;
  readonly offset: number;
}

/** A number or lists nested to any depth. */
export type Nest<T> = T | Nest<T>[];

/** The elements as nested lists; of an axis longer than two edges the edges alone, with undefined between them. */
export const nest = ({ data, shape, strides, offset }: Strided, edge = Infinity): Nest<number | undefined> => {
  const from = (axis: number, at: number): Nest<number | undefined> => {
    if (axis === shape.length) return data[at];
    const all: (number | undefined)[] = [...Array(shape[axis]).keys()];
    const middle = all.length - 2 * edge;
    if (middle > 0) all.splice(edge, middle, undefined);
    return all.map((i) => (i === undefined ? i : from(axis + 1, at + i * strides[axis]!)));
  };
  return from(0, offset);
};

/** Whether the elements stand in row-major order without gaps. */
export const isContiguous = ({ shape, strides }: Strided): boolean => rowMajor(shape).every((stride, axis) => shape[axis] === 1 || stride === strides[axis]);

/** The elements in row-major order: a window on the data where it is contiguous. */
export const values = (a: Strided): ArrayLike<number> & Iterable<number> =>
  isContiguous(a) ? a.data.subarray(a.offset, a.offset + product(a.shape)) : ([nest(a)].flat(Infinity as 1) as number[]);
