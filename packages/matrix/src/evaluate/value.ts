import { scalarOf, type Dense } from "../dense/dense.js";
import { postorder, type MatrixExpr, type SymbolExpr } from "../expr.js";
import { functionNamed } from "../functions/functions.js";
import { sizeValue, type Size } from "../size.js";
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

/** What to throw for a part that has no value, with the values of its arguments where it has some. */
type Refuse = (node: MatrixExpr, args?: readonly Dense[]) => never;

/** The value of an expression where the values of its symbols are known. */
export const valueOf = (expr: MatrixExpr, { sizes, dense }: Bindings, refuse: Refuse): Value => {
  const length = (size: Size): number => sizeValue(size, sizes)!;
  const known = new Map<MatrixExpr, Dense>();
  const denseOf = (root: MatrixExpr): Dense => {
    for (const node of postorder(root)) if (!known.has(node)) known.set(node, nodeValue(node));
    return known.get(root)!;
  };
  const nodeValue = (node: MatrixExpr): Dense => {
    if (node.kind === "number") return scalarOf(node.value);
    if (node.kind === "size") return scalarOf(length(node.size));
    if (node.kind === "symbol") return dense.get(node) ?? refuse(node);
    if (node.kind === "tensor" || isTensorAtom(node)) return refuse(node);
    const args = node.args.map((arg) => known.get(arg)!);
    const value = functionNamed(node.name)!.value(args);
    if (!value.data.every(Number.isFinite)) return refuse(node, args);
    return value;
  };
  if (expr.kind === "tensor") {
    const free = [...expr.out, ...expr.by];
    const data = tensorValue(expr.terms, free, ({ size }) => length(size), denseOf);
    if (!data.every(Number.isFinite)) return refuse(expr);
    return { data, shape: free.map(({ size }) => length(size)) };
  }
  const { data, rows, cols } = denseOf(expr);
  return { data, shape: [...(expr.rows === null ? [] : [rows]), ...(expr.cols === null ? [] : [cols])] };
};
