import { jacobian, matmul, reshape, stack, tensor, toNDArray, transpose, type Tensor } from "@gradkit/autodiff";
import { check, type MatrixExpr, type SymbolExpr, type Values } from "@gradkit/matrix";
import type { Expr } from "@gradkit/scalar";
import { tensorFunction } from "../../math/tensor-function.js";

const flat = (derivative: unknown): number[] => [...toNDArray(derivative as Tensor)];

/** dA/dx of a matrix of formulas, traced. */
export const figureTraced = (rows: readonly (readonly Expr[])[], variables: readonly string[], at: readonly number[]): number[] => {
  const entries = rows.flat().map((entry) => tensorFunction(entry, variables));
  return flat(jacobian((x) => reshape(stack(entries.map((entry) => entry(x))), [rows.length, rows[0]!.length]))(tensor(at)));
};

/** df/dA of f = Ax, traced. */
export const productTraced = (A: readonly (readonly number[])[], x: readonly number[]): number[] => flat(jacobian((a: Tensor) => matmul(a, x))(tensor(A)));

/** dK/dR of K = RᵀR, traced. */
export const gramTraced = (R: readonly (readonly number[])[]): number[] => flat(jacobian((r: Tensor) => matmul(transpose(r), r))(tensor(R)));

/** How far differences are from the closed form of a derivative, against its largest number. */
export const checked = (expr: MatrixExpr, by: SymbolExpr, values: Values): number => check(expr, by, values).maxError;
