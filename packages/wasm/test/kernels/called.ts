import { full, type Tensor } from "@gradkit/autodiff";
import { applyPrimitive, type PrimitiveName } from "@gradkit/autodiff/backend";
import type { Name } from "./bounds.js";

/** A function of the reference values, of tensors: "polygamma 2" is the one of order 2. */
export const called = (name: Name, xs: readonly Tensor[]): Tensor => {
  const [primitive, order] = name.split(" ") as [PrimitiveName, string?];
  return applyPrimitive(primitive, order === undefined ? xs : [full(xs[0]!.shape, Number(order)), ...xs], {})[0]!;
};
