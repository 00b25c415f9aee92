import type { NDArray } from "@gradkit/shapes";
import type { MatrixExpr } from "../expr.js";
import { arrayOf } from "./array-of.js";
import { bind, type Values } from "./bind.js";

/**
 * The value of an expression, from values by the name of their symbols: numbers, nested arrays or NDArrays. Sizes are inferred from them.
 *
 * @returns shape (), (n), (m, n), or the shape of the function followed by those of the symbols for a derivative in index notation
 * @throws matrix/unbound, matrix/value-shape, matrix/no-value  with the part of the expression that has none
 * @example
 * evaluate(parse("x'*A*x"), { x: [1, 2], A: [[1, 0], [0, 3]] }).toNested() // => 13
 */
export const evaluate = (expr: MatrixExpr, values: Values): NDArray => arrayOf(expr, bind(values, expr));
