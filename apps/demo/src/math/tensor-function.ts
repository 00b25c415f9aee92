import { field, type Tensor } from "@gradkit/autodiff";
import { interpret, type Expr } from "@gradkit/scalar";

/** A formula as a function of a vector of its variables, in the operations of tensors: what autodiff and taylor differentiate. */
export const tensorFunction = (expr: Expr, variables: readonly string[]) => (x: Tensor): Tensor => {
  const parts = [...x];
  return interpret(expr, field, Object.fromEntries(variables.map((name, k) => [name, parts[k]!])));
};
