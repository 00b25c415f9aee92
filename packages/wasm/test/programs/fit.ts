import type { Tensor } from "@gradkit/autodiff";
import type { Dtype } from "@gradkit/shapes";
import { api } from "./api.js";

const { add, cast, broadcastTo, customJvp, floor, max, min, mul, pad, slice, sub, sum, tanh } = api;

/** What a step needs and does not find. */
export class Misfit extends Error {}

export const need = (holds: boolean): void => {
  if (!holds) throw new Misfit();
};

export const sizeOf = (shape: readonly number[]): number => shape.reduce((n, size) => n * size, 1);
export const isFloat = ({ dtype }: Tensor): boolean => dtype !== "int32";
export const floats = (x: Tensor): Tensor => (isFloat(x) ? x : cast(x, "float64"));
export const like = (y: Tensor, x: { readonly dtype: Dtype }): Tensor => (y.dtype === x.dtype ? y : cast(y, x.dtype));

/** y cut, padded with zeros and cast, so that it can be broadcast to the shape of x. */
export const fitted = (y: Tensor, x: { readonly shape: readonly number[]; readonly dtype: Dtype }): Tensor => {
  let z = like(y, x);
  while (z.shape.length > x.shape.length) z = z.shape[0] === 0 ? sum(z, { axes: 0 }) : slice(z, z.shape[0]! - 1);
  const lead = x.shape.length - z.shape.length;
  for (const [axis, have] of z.shape.entries()) {
    const want = x.shape[lead + axis]!;
    if (have === want || have === 1) continue;
    z = have > want ? slice(z, ...z.shape.map((_, k) => (k === axis ? [0, want] : []))) : pad(z, z.shape.map((_, k) => (k === axis ? [0, want - have] : [0, 0])));
  }
  return z;
};

/** y in the shape of x. */
export const spread = (y: Tensor, x: { readonly shape: readonly number[]; readonly dtype: Dtype }): Tensor => broadcastTo(fitted(y, x), x.shape);

/** Numbers that stay small: where nothing may be rounded, x modulo 8, with the slope of x. */
export const tame = (x: Tensor, rounds = false): Tensor =>
  rounds ? mul(tanh(mul(floats(x), 0.25)), 2)
  : isFloat(x) ? sub(x, mul(floor(mul(x, 0.125)), 8))
  : max(min(x, 100), -100);

/** Rounded to eighths, however large, infinite or NaN; with the slope of x. */
export const eighths = customJvp((x: Tensor) => mul(floor(add(mul(x, 8), 0.5625)), 0.125), (_: unknown, [dx]: readonly Tensor[]) => dx) as unknown as (x: Tensor) => Tensor;

/** Rounded to eighths, so that a few units of the last place are no difference; with the slope of x. */
export const settled = (x: Tensor, rounds: boolean): Tensor => (rounds ? x : eighths(api.clamp(x, -50, 50)));
