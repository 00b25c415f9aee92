import { field, type Tensor } from "@gradkit/autodiff";
import { interpret, parse } from "@gradkit/scalar";

/** A formula as a function of a vector: scalar's interpreter over tensors. */
export const formula = (expr: string, variables: readonly string[] = ["x", "y", "z", "w"].filter((name) => new RegExp(`\\b${name}\\b`).test(expr))) => {
  const parsed = parse(expr);
  return (x: Tensor): Tensor<readonly []> => interpret(parsed, field, Object.fromEntries(variables.map((name, k) => [name, x.slice(k)]))) as Tensor<readonly []>;
};
