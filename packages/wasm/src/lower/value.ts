import type { Aval } from "@gradkit/autodiff";
import type { Shape } from "@gradkit/shapes";
import type { Buffer } from "../ir/buffer.js";
import { load, type Expr } from "../ir/expr.js";
import { at, placed, type IndexMap } from "../ir/index-map.js";
import { kindOf } from "../ir/kind.js";
import { store } from "../ir/statement.js";
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

export const rowMajor = (shape: Shape): number[] => {
  const strides = Array<number>(shape.length);
  for (let k = shape.length - 1, stride = 1; k >= 0; k--) {
    strides[k] = stride;
    stride *= shape[k]!;
  }
  return strides;
};

/** A value that is not stored. */
export const virtual = ({ shape, dtype }: Aval, cost: number, read: Value["read"]): Value => ({ shape, dtype, cost, read });

export const storedAt = ({ shape, dtype }: Aval, place: Place): Value => {
  if (shape.length > 0) return { shape, dtype, place, cost: 0, read: (index) => load(place.buffer, placed(place.offset, place.strides, index), kindOf[dtype]) };
  let number: Expr | undefined;
  return { shape, dtype, place, cost: 0, read: () => (number ??= load(place.buffer, place.offset, kindOf[dtype])) };
};

const start = at(0);
const none: readonly number[] = [];

/** A buffer of a value's own, from its start on. */
export const whole = (buffer: Buffer, shape: Shape): Place => ({ buffer, offset: start, strides: shape.length === 0 ? none : rowMajor(shape) });

/** Computes the elements of a value into a place. */
export const storeInto = (c: Context, value: Value, place: Place): void =>
  value.shape.length === 0 ? c.emit(store(place.buffer, place.offset, value.read([]))) : nest(c, value.shape, (index) => c.emit(store(place.buffer, placed(place.offset, place.strides, index), value.read(index))));

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
  const isWhole = offset.base === 0 && offset.terms.length === 0 && offset.computed.length === 0 && buffer.size === sizeOf(value.shape);
  return isWhole ? buffer : stored(c, virtual(value, 0, found.read)).place.buffer;
};
