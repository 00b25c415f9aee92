import { differenceError, stencilError } from "../errors.js";

/** A difference formula: f⁽ᵒʳᵈᵉʳ⁾(x) ≈ Σ weights[i] · f(x + offsets[i]·h) / hᵒʳᵈᵉʳ. */
export interface Stencil {
  readonly offsets: readonly number[];
  readonly weights: readonly number[];
}

/**
 * The difference formula of a derivative: on the given offsets, or the central one whose error falls as h^accuracy.
 *
 * n offsets give exactness for polynomials up to degree n − 1; a derivative of order d therefore needs d + 1 of them.
 *
 * @param order     - of the derivative, from 0 on (0 interpolates)
 * @param accuracy  - an even number from 2 on: the order of the error in h; or the offsets themselves, in units of h, all different
 * @source Fornberg (1988), Generation of finite difference formulas on arbitrarily spaced grids, Math. Comp. 51
 * @throws scalar/difference-order     for an order that is no integer from 0 on
 * @throws scalar/difference-accuracy  for an accuracy that is no even number from 2 on
 * @throws scalar/difference-offsets   for offsets that are too few, repeated or not finite
 * @example
 * stencil(2, 2) // => { offsets: [-1, 0, 1], weights: [1, -2, 1] }
 * stencil(1, [0, 1, 2]).weights // => [-1.5, 2, -0.5]
 */
export const stencil = (order: number, accuracy: number | readonly number[]): Stencil => {
  if (!Number.isInteger(order) || order < 0) throw differenceError("scalar/difference-order", { call: "stencil", order, from: 0 });
  if (typeof accuracy === "number") return centered(order, accuracy);
  const offsets = accuracy;
  if (offsets.length <= order || !offsets.every(Number.isFinite) || new Set(offsets).size < offsets.length)
    throw stencilError("scalar/difference-offsets", { order, offsets });
  return { offsets, weights: weightsOf(order, offsets) };
};

const centered = (order: number, accuracy: number): Stencil => {
  if (!Number.isInteger(accuracy / 2) || accuracy < 2) throw stencilError("scalar/difference-accuracy", { accuracy });
  const reach = Math.floor((order + 1) / 2) - 1 + accuracy / 2;
  const offsets = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach), weights = weightsOf(order, offsets);
  // even or odd exactly, as rounding need not leave them
  return { offsets, weights: weights.map((w, i) => (w + (-1) ** order * weights[2 * reach - i]!) / 2) };
};

/** Fornberg's recursion: w[k][i] is the weight of the i-th offset for the k-th derivative on the offsets up to the present one. */
export const weightsOf = (order: number, offsets: readonly number[]): number[] => {
  const w = Array.from({ length: order + 1 }, () => offsets.map(() => 0));
  w[0]![0] = 1;
  let before = 1;
  offsets.forEach((a, n) => {
    let product = 1;
    for (let i = 0; i < n; i++) {
      const gap = a - offsets[i]!;
      product *= gap;
      for (let k = Math.min(n, order); k >= 0; k--) {
        const lower = k === 0 ? 0 : k * w[k - 1]![i]!;
        if (i === n - 1) w[k]![n] = (before / product) * ((k === 0 ? 0 : k * w[k - 1]![i]!) - offsets[i]! * w[k]![i]!);
        w[k]![i] = (a * w[k]![i]! - lower) / gap;
      }
    }
    before = product;
  });
  return w[order]!;
};
