import { size, type Dtype, type Shape } from "@gradkit/shapes";
import { error } from "../errors.js";

/** A shape as it is, once it is a list of whole sizes. */
export const checkShape = <S extends Shape>(shape: S): S => {
  size<Shape>(shape);
  return shape;
};

const dtypes: readonly unknown[] = ["float64", "float32", "int32", undefined];

/** A dtype as it is, or none. */
export const checkDtype = <D extends Dtype | undefined>(call: string, dtype: D): D => {
  if (!dtypes.includes(dtype)) throw error("autodiff/primitive", { call, rule: "a dtype is float64, float32 or int32", got: String(dtype) });
  return dtype;
};
