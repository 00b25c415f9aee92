import { NDArray, type Data } from "@gradkit/shapes";
import { allocate, rowMajor, sizeOf } from "../kernels/dense.js";
import { copyRows } from "../kernels/rows.js";
import type { Maybe } from "../primitive.js";
import { concrete, numbersOf, type Tensor } from "../tensor.js";
import { start, type PowerSeries } from "./power-series.js";

/** Coefficients that are finite numbers, in one array: coefficient k of element i at k · size + i, those from `terms` on being 0. */
export interface NumberSeries {
  readonly data: Data;
  readonly terms: number;
}

/** A series as numbers up to an order; none where a trace holds a coefficient, or one is infinite or NaN. */
export const numberSeries = (series: PowerSeries, order: number): NumberSeries | undefined => {
  series.numbers ??= gathered(series, order) ?? "none";
  return series.numbers === "none" ? undefined : series.numbers;
};

const gathered = (series: PowerSeries, order: number): NumberSeries | undefined => {
  let terms = 1;
  for (let k = 0; k <= order; k++) {
    const term = series.at(k);
    if (term?.trace) return undefined;
    if (term) terms = k + 1;
  }
  const { shape, dtype } = start(series);
  const size = sizeOf(shape);
  const strides = rowMajor(shape);
  const data = allocate(dtype, terms * size);
  for (let k = 0; k < terms; k++) {
    const term = series.at(k);
    const from = term && numbersOf(term);
    if (from && size === 1) data[k] = from.data[from.offset]!;
    else if (from) copyRows(data, strides, k * size, from.data, from.strides, from.offset, shape);
  }
  return isFinite(data) ? { data, terms } : undefined;
};

/** Sums of differences x − x are 0 just where no x is infinite or NaN. */
export const isFinite = (data: Data): boolean => {
  let [a, b] = [0, 0];
  const even = data.length - (data.length % 2);
  for (let i = 0; i < even; i += 2) {
    a += data[i]! - data[i]!;
    b += data[i + 1]! - data[i + 1]!;
  }
  for (let i = even; i < data.length; i++) a += data[i]! - data[i]!;
  return a + b === 0;
};

/** Those numbers up to an order as a series of tensors, windows on them, and what comes after it. */
export const ofNumbers = (numbers: NumberSeries, { shape }: Tensor, order: number, further: (k: number) => Maybe): PowerSeries => {
  const { data, terms } = numbers;
  const [size, strides] = [sizeOf(shape), rowMajor(shape)];
  const known: Tensor[] = [];
  const at = (k: number): Maybe => (k < terms ? (known[k] ??= concrete(new NDArray(data, shape, strides, k * size))) : undefined);
  return { at: (k) => (k <= order ? at(k) : further(k)), numbers };
};
