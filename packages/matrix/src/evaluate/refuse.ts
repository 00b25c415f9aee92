import type { Dense } from "../dense/dense.js";
import { valueError } from "../errors.js";
import type { MatrixExpr } from "../expr.js";
import { showExtent } from "../size.js";

/** @throws matrix/no-value  for a part of an expression, with the values of its arguments where it has some */
export const refuse = (node: MatrixExpr, args?: readonly Dense[]): never => {
  throw valueError("matrix/no-value", {
    part: node.kind === "call" || node.kind === "symbol" ? node.name : "the tensor",
    shape: node.kind === "tensor" ? [...node.out, ...node.by].map(({ size }) => size).join("×") : showExtent(node),
    reason: args && node.kind === "call" ? reasonOf(node.name, args) : reasons[node.kind] ?? "it has no value as a matrix",
  });
};

const reasons: Readonly<Partial<Record<MatrixExpr["kind"], string>>> = { symbol: "it stands for a function that is left open", tensor: "not all of its entries are finite" };

const reasonOf = (name: string, args: readonly Dense[]): string =>
  !args.every(({ data }) => data.every(Number.isFinite)) ? "its argument is not finite"
  : name === "inv" || name === "matrixPower" ? "the matrix is singular"
  : name.startsWith("eig") ? "the eigenvalues are not real, or there is none of this number"
  : name === "chol" ? "the matrix is not symmetric positive definite"
  : name === "div" || name === "over" ? "the divisor is 0"
  : "the argument is outside its domain";
