import { error } from "./errors.js";
import type { Shape } from "./shape.js";

/** The shape itself, once every size is a whole number from 0 up, or -1 where it may be inferred. */
export const checkShape = <S extends Shape>(call: string, shape: S, infer?: boolean): S => {
  if (!Array.isArray(shape)) throw error("shapes/shape", { call, got: shape, meant: `[${String(shape)}]` });
  for (const [axis, got] of shape.entries()) {
    if (!(Number.isSafeInteger(got) && got >= (infer ? -1 : 0))) throw error("shapes/shape", { call, got, at: [axis], of: shape });
  }
  return shape;
};
