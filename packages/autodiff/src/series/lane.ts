import type { Data } from "@gradkit/shapes";

/** A run of elements of a series of numbers: coefficient k of the run's element i at base + k · stride + i. */
export interface Lane {
  readonly data: Data;
  readonly terms: number;
  readonly stride: number;
  readonly base: number;
}

const rowOf = ({ stride, base }: Lane, k: number): number => base + k * stride;

/** Adds Σ x_j y_(k − j), j from `first` to `last`, to coefficient k: four products at a time, so that a sum is read and written less often. */
export const addProducts = (out: Lane, k: number, count: number, x: Lane, y: Lane, first: number, last: number): void => {
  const [a, b, z, o] = [x.data, y.data, out.data, rowOf(out, k)];
  const [down, up] = [y.stride, x.stride];
  const end = Math.min(last, x.terms - 1);
  let j = Math.max(first, k - y.terms + 1);
  let [p, q] = [rowOf(x, j), rowOf(y, k - j)];
  if (count === 1) {
    let sum = z[o]!;
    for (; j <= end; j++, p += up, q -= down) sum += a[p]! * b[q]!;
    z[o] = sum;
    return;
  }
  for (; j + 3 <= end; j += 4, p += 4 * up, q -= 4 * down) {
    const [p1, p2, p3] = [p + up, p + 2 * up, p + 3 * up];
    const [q1, q2, q3] = [q - down, q - 2 * down, q - 3 * down];
    for (let i = 0; i < count; i++) z[o + i] = z[o + i]! + (a[p + i]! * b[q + i]! + a[p1 + i]! * b[q1 + i]!) + (a[p2 + i]! * b[q2 + i]! + a[p3 + i]! * b[q3 + i]!);
  }
  for (; j <= end; j++, p += up, q -= down) for (let i = 0; i < count; i++) z[o + i] = z[o + i]! + a[p + i]! * b[q + i]!;
};

/** Coefficient k is that of x, times a factor. */
export const multiply = (out: Lane, k: number, count: number, x: Lane, factor: number): void => {
  const [a, z, p, o] = [x.data, out.data, rowOf(x, k), rowOf(out, k)];
  for (let i = 0; i < count; i++) z[o + i] = factor * a[p + i]!;
};

/** Coefficient k of x + sign · y. */
export const combine = (out: Lane, k: number, count: number, x: Lane, y: Lane, sign: 1 | -1): void => {
  if (k >= y.terms) return multiply(out, k, count, x, 1);
  if (k >= x.terms) return multiply(out, k, count, y, sign);
  const [a, b, z, p, q, o] = [x.data, y.data, out.data, rowOf(x, k), rowOf(y, k), rowOf(out, k)];
  for (let i = 0; i < count; i++) z[o + i] = a[p + i]! + sign * b[q + i]!;
};

/** Coefficient k of x²: each pair of coefficients once. */
export const square = (out: Lane, k: number, count: number, x: Lane): void => {
  addProducts(out, k, count, x, x, 0, Math.ceil(k / 2) - 1);
  multiply(out, k, count, out, 2);
  if (k % 2 === 0) addProducts(out, k, count, x, x, k / 2, k / 2);
};

/** Coefficient k of x/y from those before it. */
export const divide = (out: Lane, k: number, count: number, x: Lane, y: Lane): void => {
  addProducts(out, k, count, y, out, 1, k);
  const [a, b, z, p, q, o] = [x.data, y.data, out.data, rowOf(x, k), y.base, rowOf(out, k)];
  if (k < x.terms) for (let i = 0; i < count; i++) z[o + i] = (a[p + i]! - z[o + i]!) / b[q + i]!;
  else for (let i = 0; i < count; i++) z[o + i] = -z[o + i]! / b[q + i]!;
};
