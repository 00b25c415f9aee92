import { scalarOf, type Dense } from "../dense/dense.js";
import { error } from "../errors.js";
import { postorder, type CallExpr, type MatrixExpr, type SymbolExpr } from "../expr.js";
import { functionNamed } from "../functions/functions.js";
import { showExtent, sizeValue, type Size } from "../size.js";
import { isTensorAtom } from "../tensor/atoms.js";
import { tensorValue } from "./tensor.js";

/** What symbols and sizes stand for. */
export interface Bindings {
  readonly sizes: ReadonlyMap<string, number>;
  readonly dense: ReadonlyMap<SymbolExpr, Dense>;
}

/** Numbers in row-major order, and their shape. */
export interface Value {
  readonly data: Float64Array;
  readonly shape: readonly number[];
}

/** The value of an expression where the values of its symbols are known. */
export const valueOf = (expr: MatrixExpr, { sizes, dense }: Bindings): Value => {
  const length = (size: Size): number => sizeValue(size, sizes)!;
  const known = new Map<MatrixExpr, Dense>();
  const denseOf = (root: MatrixExpr): Dense => {
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
    const data = tensorValue(expr.terms, free, ({ size }) => length(size), denseOf);
    if (!data.every(Number.isFinite)) return refuse(expr, "not all of its entries are finite");
    return { data, shape: free.map(({ size }) => length(size)) };
  }
  const { data, rows, cols } = denseOf(expr);
  return { data, shape: [...(expr.rows === null ? [] : [rows]), ...(expr.cols === null ? [] : [cols])] };
};

const refuse = (node: MatrixExpr, reason: string): never => {
  throw error("matrix/no-value", { part: node.kind === "call" || node.kind === "symbol" ? node.name : "the tensor", shape: node.kind === "tensor" ? [...node.out, ...node.by].map(({ size }) => size).join("×") : showExtent(node), reason });
};

const reasonOf = ({ name }: CallExpr, args: readonly Dense[]): string =>
  !args.every(({ data }) => data.every(Number.isFinite)) ? "its argument is not finite"
  : name === "inv" || name === "matrixPower" ? "the matrix is singular"
  : name.startsWith("eig") ? "the eigenvalues are not real, or there is none of this number"
  : name === "chol" ? "the matrix is not symmetric positive definite"
  : name === "div" || name === "over" ? "the divisor is 0"
  : "the argument is outside its domain";
