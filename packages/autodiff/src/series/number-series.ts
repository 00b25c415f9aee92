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
    if (from) copyRows(data, strides, k * size, from.data, from.strides, from.offset, shape);
  }
  return isFinite(data) ? { data, terms } : undefined;
};

/** Sums of differences x − x are 0 just where no x is infinite or NaN. */
export const isFinite = (data: Data): boolean => {
  let off = 0;
  for (let i = 0; i < data.length; i++) off += data[i]! - data[i]!;
  return off === 0;
};

/** Those numbers up to an order as a series of tensors, windows on them, and what comes after it. */
export const ofNumbers = (numbers: NumberSeries, { shape }: Tensor, order: number, further: (k: number) => Maybe): PowerSeries => {
  const { data, terms } = numbers;
  const [size, strides] = [sizeOf(shape), rowMajor(shape)];
  const known: Tensor[] = [];
  const at = (k: number): Maybe => (k < terms ? (known[k] ??= concrete(new NDArray(data, shape, strides, k * size))) : undefined);
  return { at: (k) => (k <= order ? at(k) : further(k)), numbers };
};
