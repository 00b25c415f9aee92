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

/** What to throw for a part that has no value, with the values of its arguments where it has some. */
type Refuse = (node: MatrixExpr, args?: readonly Dense[]) => never;

/** The value of an expression where the values of its symbols are known, in row-major order. */
export const valueOf = (expr: MatrixExpr, { sizes, dense }: Bindings, refuse: Refuse): Float64Array => {
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
    const data = tensorValue(expr.terms, [...expr.out, ...expr.by], ({ size }) => length(size), denseOf);
    return data.every(Number.isFinite) ? data : refuse(expr);
  }
  return denseOf(expr).data;
};
