import type { Aval } from "@gradkit/autodiff";
import { strides as rowMajor, type Shape } from "@gradkit/shapes";
import type { Buffer } from "../ir/buffer.js";
import { load, type Expr } from "../ir/expr.js";
import { at, isFixed, placed, plus, sameIndex, type IndexMap } from "../ir/index-map.js";
import { kindOf } from "../ir/kind.js";
import { store, type Statement } from "../ir/statement.js";
import type { Context } from "./context.js";
import { nest } from "./nest.js";

/** Where an array stands: element (i, j, …) at offset + i · strides[0] + j · strides[1] + … */
export interface Place {
  readonly buffer: Buffer;
  readonly offset: IndexMap;
  readonly strides: readonly number[];
}

/**
 * An array of the program. It need not be stored: `read` says what the element at an index is, and whoever reads it computes it there. Views and chains of
 * operations on elements are such, so that no array is made for them.
 */
export interface Value extends Aval {
  readonly read: (index: readonly IndexMap[]) => Expr;
  /** Operations that it takes to compute an element again; 0 where it is a number in memory. */
  readonly cost: number;
  /** Where it is stored, once it is. */
  place?: Place;
  /** Whole numbers from 0 up that are all less. */
  readonly below?: number;
}

export const sizeOf = (shape: Shape): number => {
  let size = 1;
  for (let k = 0; k < shape.length; k++) size *= shape[k]!;
  return size;
};

/** A value that is not stored. */
export const virtual = ({ shape, dtype }: Aval, cost: number, read: Value["read"]): Value => ({ shape, dtype, cost, read });

/** The number of an array at an index. */
export const numberAt = ({ buffer, offset, strides }: Place, index: readonly IndexMap[]): Expr => load(buffer, placed(offset, strides, index), kindOf[buffer.dtype]);

/** Puts a number there. */
export const storeAt = ({ buffer, offset, strides }: Place, index: readonly IndexMap[], value: Expr): Statement => store(buffer, placed(offset, strides, index), value);

export const storedAt = ({ shape, dtype }: Aval, place: Place): Value => {
  if (shape.length > 0) return { shape, dtype, place, cost: 0, read: (index) => numberAt(place, index) };
  let number: Expr | undefined;
  return { shape, dtype, place, cost: 0, read: () => (number ??= numberAt(place, [])) };
};

const start = at(0);
const none: readonly number[] = [];

/** A buffer of a value's own, from its start on. */
export const whole = (buffer: Buffer, shape: Shape): Place => ({ buffer, offset: start, strides: shape.length === 0 ? none : rowMajor(shape) });

/** Computes the elements of a value into a place. */
export const storeInto = (c: Context, value: Value, place: Place): void => nest(c, value.shape, (index) => c.emit(storeAt(place, index, value.read(index))));

export const isAt = ({ place, shape }: Value, wanted: Place): boolean =>
  place !== undefined && place.buffer === wanted.buffer && sameIndex(place.offset, wanted.offset) && shape.every((size, k) => size === 1 || place.strides[k] === wanted.strides[k]);

/** Sees to it that values stand in the places that are meant for them, where there are such. */
export const storeAll = (c: Context, values: readonly Value[], places: readonly (Place | undefined)[]): void => {
  for (const [k, value] of values.entries()) if (places[k] && !isAt(value, places[k])) storeInto(c, value, places[k]);
};

/** A row of an array in memory: what its first axis has at an index. */
export const rowOf = ({ buffer, offset, strides }: Place, index: IndexMap): Place => ({ buffer, offset: plus(offset, index, strides[0]!), strides: strides.slice(1) });
export const withoutAxis = ({ shape, dtype }: Aval): Aval => ({ shape: shape.slice(1), dtype });

/** The value once it is stored, where it is or in a buffer of its own. */
export const stored = (c: Context, value: Value, target?: Place): Value & { readonly place: Place } => {
  if (!value.place) {
    const place = target ?? whole(c.buffer(value.dtype, sizeOf(value.shape)), value.shape);
    storeInto(c, value, place);
    value.place = place;
  }
  return storedAt(value, value.place) as Value & { readonly place: Place };
};

const isRowMajor = ({ shape, place }: Value): boolean => place !== undefined && rowMajor(shape).every((stride, k) => shape[k] === 1 || place.strides[k] === stride);

/** The value stored in row-major order without gaps. */
export const contiguous = (c: Context, value: Value): Value & { readonly place: Place } => {
  if (isRowMajor(value)) return storedAt(value, value.place!) as Value & { readonly place: Place };
  return stored(c, virtual(value, value.cost, value.place ? storedAt(value, value.place).read : value.read));
};

/** The value in a buffer of its own, from its start on, for a function that takes buffers. */
export const ownBuffer = (c: Context, value: Value): Buffer => {
  const found = contiguous(c, value);
  const { buffer, offset } = found.place;
  const isWhole = offset.base === 0 && isFixed(offset) && buffer.size === sizeOf(value.shape);
  return isWhole ? buffer : stored(c, virtual(value, 0, found.read)).place.buffer;
};
