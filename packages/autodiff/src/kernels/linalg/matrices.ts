import { multiIndex, type Dtype, type NDArray, type Shape } from "@gradkit/shapes";
import { allocate, dense, sizeOf, wrap } from "../dense.js";

/** Where in a batch a matrix stands, for messages; no index where there is no batch. */
export type Place = () => Shape;

/** An output of a kernel: its shape without the axes of the batch. */
export interface Output {
  readonly shape: Shape;
  readonly dtype?: Dtype;
}

/**
 * Runs a kernel on each matrix of a batch. The kernel reads rows of float64 in row-major order and writes its outputs, which start as zeros; `rank` is the
 * number of axes that belong to one matrix.
 */
export const eachMatrix = (
  inputs: readonly NDArray[],
  outputs: readonly Output[],
  kernel: (inputs: readonly Float64Array[], outputs: readonly Float64Array[], place: Place) => void,
  rank = 2,
): NDArray[] => {
  const lead = inputs[0]!.shape.slice(0, inputs[0]!.shape.length - rank);
  const { dtype } = inputs[0]!;
  const count = sizeOf(lead);
  const sources = inputs.map((input) => asFloat64(dense(input)));
  const sizes = inputs.map(({ shape }) => sizeOf(shape.slice(lead.length)));
  const results = outputs.map(({ shape }) => new Float64Array(count * sizeOf(shape)));
  for (let b = 0; b < count; b++)
    kernel(
      sources.map((data, k) => data.subarray(b * sizes[k]!, (b + 1) * sizes[k]!)),
      results.map((data, k) => data.subarray(b * sizeOf(outputs[k]!.shape), (b + 1) * sizeOf(outputs[k]!.shape))),
      () => multiIndex(b, lead),
    );
  return results.map((data, k) => {
    const wanted = outputs[k]!.dtype ?? dtype;
    const shape = [...lead, ...outputs[k]!.shape];
    if (wanted === "float64") return wrap(data, shape);
    const cast = allocate(wanted, data.length);
    cast.set(data);
    return wrap(cast, shape);
  });
};

const asFloat64 = (data: ArrayLike<number>): Float64Array => (data instanceof Float64Array ? data : Float64Array.from(data));

/** The largest magnitude; NaN where there is one. */
export const largest = (x: Float64Array): number => {
  let most = 0;
  for (const value of x) {
    const size = Math.abs(value);
    if (!(size <= most)) most = size;
    if (Number.isNaN(most)) return NaN;
  }
  return most;
};

/** The power of two next to the inverse of x, by which numbers scale without rounding; 1 for 0. */
export const inverseScale = (x: number): number => (x === 0 ? 1 : 2 ** Math.max(-1022, Math.min(1022, -Math.round(Math.log2(x)))));

/** √Σx², for any magnitudes. */
export const length = (x: Float64Array): number => {
  const most = largest(x);
  if (most === 0 || !Number.isFinite(most)) return most;
  const scale = inverseScale(most);
  let sum = 0;
  for (const value of x) sum += (value * scale) ** 2;
  return Math.sqrt(sum) / scale;
};

export const identity = (n: number, out = new Float64Array(n * n)): Float64Array => {
  for (let i = 0; i < n; i++) out[i * n + i] = 1;
  return out;
};

/** The transpose of an m×n matrix. */
export const transposed = (a: Float64Array, m: number, n: number, out = new Float64Array(m * n)): Float64Array => {
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) out[j * m + i] = a[i * n + j]!;
  return out;
};

/** (A + Aᵀ)/2, symmetric to the last bit. */
export const symmetricPart = (a: Float64Array, n: number): Float64Array => {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) out[i * n + j] = 0.5 * a[i * n + j]! + 0.5 * a[j * n + i]!;
  return out;
};
