import { stack, tensor, Tensor, toNDArray, type TensorLike } from "@gradkit/autodiff";
import type { Shape } from "@gradkit/shapes";
import { error } from "./errors.js";

/** A function of one tensor near a point, as one of a vector of its variables. */
export interface LocalFunction {
  /** The point, its elements in row-major order. */
  readonly at: Float64Array;
  /** The shape of the argument: D^k f has it k times. */
  readonly by: Shape;
  readonly f: (x: Tensor) => Tensor;
}

/** A function of a tensor, as users write it: of a number, or of a vector that it takes apart. */
export type Function = (x: never) => unknown;

export const localFunction = (call: string, f: Function, x0: TensorLike): LocalFunction => {
  const array = toNDArray(x0);
  const at = Float64Array.from(array);
  const bad = at.findIndex((x) => !Number.isFinite(x));
  if (bad >= 0) throw error("taylor/point", { call, at: bad, got: String(at[bad]) });
  const { shape } = array;
  return { at, by: shape, f: (x) => valueOf(call, (f as (x: Tensor) => unknown)(x.reshape(shape as [number]))) };
};

/** What a function returned as one tensor. */
const valueOf = (call: string, value: unknown): Tensor => {
  if (value instanceof Tensor) return value;
  if (typeof value === "number") return tensor(value);
  if (Array.isArray(value) && value.length > 0) {
    const parts = value.map((part) => valueOf(call, part));
    const odd = parts.find(({ shape }) => shape.join() !== parts[0]!.shape.join());
    if (!odd) return stack(parts);
  }
  throw error("taylor/value", { call, got: value === null ? "null" : Array.isArray(value) ? "a list of other things" : typeof value === "object" ? "an object" : typeof value });
};

/** The interpolation of derivatives of order k has numbers up to kᵏk!, which are doubles to order 88. */
export const checkOrder = (call: string, order: number, most = 88): void => {
  if (!Number.isSafeInteger(order) || order < 0 || order > most) throw error("taylor/order", { call, most, got: String(order) });
};
