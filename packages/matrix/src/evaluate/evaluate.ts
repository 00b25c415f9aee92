import { fromData, type NDArray } from "@gradkit/shapes";
import { scalarOf, type Dense } from "../dense/dense.js";
import { error } from "../errors.js";
import { postorder, type CallExpr, type MatrixExpr } from "../expr.js";
import { functionNamed } from "../functions/functions.js";
import { showExtent, sizeValue, type Size } from "../size.js";
import { isTensorAtom } from "../tensor/atoms.js";
import { bind, type Bindings, type Values } from "./bind.js";
import { tensorValue } from "./tensor.js";

/**
 * The value of an expression, from values by the name of their symbols: numbers, nested arrays or NDArrays. Sizes are inferred from them.
 *
 * @returns shape (), (n), (m, n), or the shape of the function followed by those of the symbols for a derivative in index notation
 * @throws matrix/unbound, matrix/value-shape, matrix/no-value  with the part of the expression that has none
 * @example
 * evaluate(parse("x'*A*x"), { x: [1, 2], A: [[1, 0], [0, 3]] }).toNested() // => 13
 */
export const evaluate = (expr: MatrixExpr, values: Values): NDArray => valueWith(expr, bind(values, expr));

export const valueWith = (expr: MatrixExpr, { sizes, dense }: Bindings): NDArray => {
  const length = (size: Size): number => sizeValue(size, sizes)!;
  const known = new Map<MatrixExpr, Dense>();
  const valueOf = (root: MatrixExpr): Dense => {
    for (const node of postorder(root)) if (!known.has(node)) known.set(node, nodeValue(node));
    return known.get(root)!;
  };
  const nodeValue = (node: MatrixExpr): Dense => {
    if (node.kind === "number") return scalarOf(node.value);
    if (node.kind === "size") return scalarOf(length(node.size));
    if (node.kind === "symbol") return dense.get(node) ?? refuse(node, "it stands for a function that is left open");
    if (node.kind === "tensor" || isTensorAtom(node)) return refuse(node, "it has no value as a matrix");
    const args = node.args.map((arg) => known.get(arg)!);
    const value = functionNamed(node.name)!.value(args);
    if (!value.data.every(Number.isFinite)) return refuse(node, reasonOf(node, args));
    return value;
  };
  if (expr.kind === "tensor") {
    const free = [...expr.out, ...expr.by];
    return fromData(tensorValue(expr.terms, free, ({ size }) => length(size), valueOf), free.map(({ size }) => length(size)));
  }
  const { data, rows, cols } = valueOf(expr);
  return fromData(data, [...(expr.rows === null ? [] : [rows]), ...(expr.cols === null ? [] : [cols])]);
};

const refuse = (node: MatrixExpr, reason: string): never => {
  throw error("matrix/no-value", { part: node.kind === "call" || node.kind === "symbol" ? node.name : "the tensor", shape: showExtent(node), reason });
};

const reasonOf = ({ name }: CallExpr, args: readonly Dense[]): string =>
  !args.every(({ data }) => data.every(Number.isFinite)) ? "its argument is not finite"
  : name === "inv" || name === "matrixPower" ? "the matrix is singular"
  : name.startsWith("eig") ? "the eigenvalues are not real, or there is none of this number"
  : name === "chol" ? "the matrix is not positive definite"
  : name === "div" || name === "over" ? "the divisor is 0"
  : "the argument is outside its domain";
