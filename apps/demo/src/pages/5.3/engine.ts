import { grad, jacobian, jvp, matmul, square, stack, sub, sum, tensor, toNDArray, type Tensor } from "@gradkit/autodiff";
import { det } from "@gradkit/autodiff/linalg";
import type { Expr } from "@gradkit/scalar";
import { item } from "@gradkit/shapes";
import { shuffled, shuffledMatrix } from "../../math/shuffled.js";
import { tensorFunction } from "../../math/tensor-function.js";

/** The Jacobian of formulas at a point, traced: no formula of a derivative is in it. */
export const jacobianOf = (exprs: readonly Expr[], variables: readonly string[], at: readonly number[]): number[][] => {
  const parts = exprs.map((expr) => tensorFunction(expr, variables));
  return jacobian((x) => stack(parts.map((part) => part(x))))([...at]) as unknown as number[][];
};

/** The determinant of a square matrix. */
export const determinantOf = (matrix: readonly (readonly number[])[]): number => item(toNDArray(det(tensor(matrix))));

/** The derivative of a formula of t, by forward mode. */
export const forwardOf = (expr: Expr, t: number): number => {
  const h = tensorFunction(expr, ["t"]);
  return jvp((x) => h(x), [[t]], [[1]]).tangent as unknown as number;
};

/** Example 5.11 with N random measurements of D parameters: the factors of the chain rule, their product, and the gradient in one go. */
export const leastSquares = (N: number, D: number) => {
  const next = shuffled(7);
  const Phi = tensor(shuffledMatrix(next, N, D));
  const y = tensor(Array.from({ length: N }, next));
  const theta = Array.from({ length: D }, next);
  const errors = (at: Tensor): Tensor => sub(y, matmul(Phi, at));
  const loss = (e: Tensor): Tensor => sum(square(e));
  const byError = jacobian(loss)(errors(tensor(theta)).toArray() as number[]) as number[];
  const byParameters = jacobian(errors)(theta) as unknown as number[][];
  return { byError, byParameters, product: matmul(byError, byParameters).toArray() as number[], whole: grad((at: Tensor) => loss(errors(at)))(theta) as number[] };
};
