import type { Data } from "@gradkit/shapes";
import type { NumberSeries } from "./number-series.js";

/** Elements `from` … `to` − 1 of coefficient k in an array of coefficients, each of `size` elements. */
export interface Rows {
  readonly out: Data;
  readonly k: number;
  readonly size: number;
  readonly from: number;
  readonly to: number;
}

/** Adds Σ x_j y_(k − j), j from `first` to `last`: four products at a time, so that a sum is read and written less often. */
export const addProducts = ({ out, k, size, from, to }: Rows, { data: x, terms: m }: NumberSeries, { data: y, terms: n }: NumberSeries, first: number, last: number): void => {
  const end = Math.min(last, m - 1);
  let j = Math.max(first, k - n + 1);
  const o = k * size;
  if (size === 1) {
    let sum = out[k]!;
    for (; j <= end; j++) sum += x[j]! * y[k - j]!;
    out[k] = sum;
    return;
  }
  for (; j + 3 <= end; j += 4) {
    const [p0, q0] = [j * size, (k - j) * size];
    const [p1, p2, p3] = [p0 + size, p0 + 2 * size, p0 + 3 * size];
    const [q1, q2, q3] = [q0 - size, q0 - 2 * size, q0 - 3 * size];
    for (let i = from; i < to; i++) out[o + i] = out[o + i]! + (x[p0 + i]! * y[q0 + i]! + x[p1 + i]! * y[q1 + i]!) + (x[p2 + i]! * y[q2 + i]! + x[p3 + i]! * y[q3 + i]!);
  }
  for (; j <= end; j++) {
    const [p, q] = [j * size, (k - j) * size];
    for (let i = from; i < to; i++) out[o + i] = out[o + i]! + x[p + i]! * y[q + i]!;
  }
};

/** factor · x_k */
export const multiplied = ({ out, k, size, from, to }: Rows, { data: x }: NumberSeries, factor: number): void => {
  const o = k * size;
  for (let i = from; i < to; i++) out[o + i] = factor * x[o + i]!;
};

/** x_k + sign · y_k */
export const combine = ({ out, k, size, from, to }: Rows, { data: x, terms: m }: NumberSeries, { data: y, terms: n }: NumberSeries, sign: 1 | -1): void => {
  const o = k * size;
  if (k < m && k < n) for (let i = from; i < to; i++) out[o + i] = x[o + i]! + sign * y[o + i]!;
  else if (k < m) for (let i = from; i < to; i++) out[o + i] = x[o + i]!;
  else for (let i = from; i < to; i++) out[o + i] = sign * y[o + i]!;
};

/** Coefficient k of x²: each pair of coefficients once. */
export const squared = (rows: Rows, x: NumberSeries): void => {
  const { out, k, size, from, to } = rows;
  const [o, half] = [k * size, (k / 2) * size];
  addProducts(rows, x, x, 0, Math.ceil(k / 2) - 1);
  const { data, terms } = x;
  if (k % 2 === 0 && k / 2 < terms) for (let i = from; i < to; i++) out[o + i] = 2 * out[o + i]! + data[half + i]! * data[half + i]!;
  else for (let i = from; i < to; i++) out[o + i] = 2 * out[o + i]!;
};

/** From the sum that is there, of a quotient's other coefficients: (x_k − sum)/y₀. */
export const divide = ({ out, k, size, from, to }: Rows, { data: x, terms }: NumberSeries, { data: y }: NumberSeries): void => {
  const o = k * size;
  if (k < terms) for (let i = from; i < to; i++) out[o + i] = (x[o + i]! - out[o + i]!) / y[i]!;
  else for (let i = from; i < to; i++) out[o + i] = -out[o + i]! / y[i]!;
};
