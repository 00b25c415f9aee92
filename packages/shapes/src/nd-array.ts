import { broadcastStrides, type BroadcastTo } from "./broadcast-to.js";
import { allocate, dtypeOf, type Data, type Dtype } from "./dtype.js";
import { offsetOf } from "./flat-index.js";
import { show } from "./errors.js";
import { format } from "./format.js";
import { reshape, type Reshape } from "./reshape.js";
import type { Guard, Shape, Sound } from "./shape.js";
import { product } from "./size.js";
import { sliceOf, type Slice, type Sliced } from "./slice.js";
import { isContiguous, values, type Strided } from "./strided.js";
import { rowMajor } from "./strides.js";
import { toNested, type Nested } from "./to-nested.js";
import { orderOf, type Transpose } from "./transpose.js";

/**
 * An array of numbers with any number of axes over one typed array. Slices, transposes and broadcasts are views: they share `data` and copy nothing, so that a write
 * to `data` shows in all of them. Iteration gives the numbers in row-major order.
 *
 * The constructor trusts its arguments; `array`, `fromData` and `zeros` check theirs. Methods read the shape's type off `this`, so that an array of a literal shape
 * is one of any shape.
 *
 * @example
 * const a = array([[1, 2, 3], [4, 5, 6]])
 * a.shape                                  // => [2, 3]
 * a.transpose().toNested()                 // => [[1, 4], [2, 5], [3, 6]]
 * a.slice([], [null, null, -1]).toNested() // => [[3, 2, 1], [6, 5, 4]]
 * a.slice(1).toNested()                    // => [4, 5, 6]
 * [...a.slice([], 0)]                      // => [1, 4]
 */
export class NDArray<out S extends Shape = Shape> implements Strided<S> {
  declare readonly data: Data;
  declare readonly shape: S;
  declare readonly strides: Shape;
  declare readonly offset: number;

  constructor(data: Data, shape: S, strides: Shape = rowMajor(shape), offset = 0) {
    this.data = data;
    this.shape = shape;
    this.strides = strides;
    this.offset = offset;
  }

  /** `float64`, `float32` or `int32`, by the class of `data`. */
  get dtype(): Dtype {
    return dtypeOf(this.data);
  }

  /** The number of elements. */
  get size(): number {
    return product(this.shape);
  }

  /**
   * The element at an index, one number an axis; negative ones count from the end.
   *
   * @throws shapes/index, shapes/index-length
   * @example
   * array([[1, 2], [3, 4]]).at(-1, 0) // => 3
   */
  at(...index: number[]): number {
    return this.data[this.offset + offsetOf("at", index, this.shape, this.strides)]!;
  }

  /**
   * The view of a part: for each axis an index, whose axis goes, or a range [start, stop, step] as in Python, `[]` for the whole axis; `null` puts in an axis of size 1.
   *
   * @throws shapes/index, shapes/index-length, shapes/slice
   * @example
   * array([10, 11, 12, 13, 14]).slice([1, -1, 2]).toNested() // => [11, 13]
   * array([1, 2]).slice([], null).shape                      // => [2, 1]
   */
  slice<A extends NDArray, const Slices extends readonly Slice[]>(this: A, ...slices: Slices): NDArray<Sliced<A["shape"], Slices>> {
    return view(this, ...sliceOf(this, slices));
  }

  /**
   * The view with its axes in the order of `permutation`, or reversed.
   *
   * @throws shapes/axis, shapes/axis-repeated, shapes/permutation
   * @example
   * array([[1, 2], [3, 4]]).transpose().toNested() // => [[1, 3], [2, 4]]
   */
  transpose<A extends NDArray, const P extends Shape | undefined = undefined>(
    this: A,
    permutation?: P & Guard<Transpose<A["shape"], P>>,
  ): NDArray<Sound<Transpose<A["shape"], P>>> {
    const order = orderOf(this.shape, permutation);
    return view(this, order.map((axis) => this.shape[axis]!), order.map((axis) => this.strides[axis]!));
  }

  /**
   * The view stretched to a shape: axes of size 1, and new ones in front, repeat with stride 0.
   *
   * @throws shapes/broadcast-to
   * @example
   * array([1, 2]).broadcastTo([2, 2]).toNested() // => [[1, 2], [1, 2]]
   */
  broadcastTo<A extends NDArray, const To extends Shape>(this: A, to: To & Guard<BroadcastTo<A["shape"], To>>): NDArray<To> {
    return view(this, to, broadcastStrides(this, to));
  }

  /**
   * The same elements in row-major order under another shape: a view where this array is contiguous, else a copy.
   *
   * @throws shapes/reshape, shapes/reshape-inferred
   * @example
   * array([[1, 2, 3], [4, 5, 6]]).reshape([3, -1]).toNested() // => [[1, 2], [3, 4], [5, 6]]
   */
  reshape<A extends NDArray, const To extends Shape>(this: A, to: To & Guard<Reshape<A["shape"], To>>): NDArray<Sound<Reshape<A["shape"], To>>> {
    return view(isContiguous(this) ? this : this.copy(), reshape<Shape, Shape>(this.shape, to));
  }

  /** The elements copied into storage of their own, contiguous in row-major order. */
  copy(dtype: Dtype = this.dtype): NDArray<S> {
    return new NDArray(allocate(dtype, values(this)), this.shape);
  }

  /** The elements as plain nested arrays. */
  toNested<A extends NDArray>(this: A): Nested<A["shape"]> {
    return toNested<A["shape"]>(this);
  }

  /** What JSON gets: the nested arrays. */
  toJSON<A extends NDArray>(this: A): Nested<A["shape"]> {
    return this.toNested();
  }

  /** `format(this)`. */
  toString(): string {
    return format(this);
  }

  [Symbol.iterator](): Iterator<number> {
    return values(this)[Symbol.iterator]();
  }

  /** What Node prints for `console.log(a)`. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `NDArray ${show(this.shape)} ${this.dtype}\n${format(this)}`;
  }
}

/** The shape is one that the caller has derived; its type is the caller's claim. */
const view = <S extends Shape>(a: NDArray, shape: Shape, strides?: Shape, offset = a.offset): NDArray<S> => new NDArray(a.data, shape as S, strides, offset);
