import { call } from "./call.js";
import { callNode, postorder, tensorNode, type MatrixExpr } from "./expr.js";
import { isTensorAtom } from "./tensor/atoms.js";

/** The part that comes into the place of another where indices stand on its axes. */
type Fit = (before: MatrixExpr, after: MatrixExpr) => MatrixExpr;

/** The expression with others of the same shapes in place of some of its parts, as it stands; `fit` sees to shapes where they may be others. */
export const replaced = (expr: MatrixExpr, parts: ReadonlyMap<MatrixExpr, MatrixExpr>, fit: Fit = (_, after) => after): MatrixExpr => {
  const known = new Map(parts);
  const remade = (node: MatrixExpr): MatrixExpr => {
    if (node.kind !== "call") return node;
    const args = node.args.map((arg) => known.get(arg)!);
    if (args.every((arg, k) => arg === node.args[k])) return node;
    return isTensorAtom(node) ? callNode(node.name, args.map((arg, k) => fit(node.args[k]!, arg)), node) : call(node.name, args);
  };
  const of = (root: MatrixExpr): MatrixExpr => {
    for (const node of postorder(root)) if (!known.has(node)) known.set(node, remade(node));
    return known.get(root)!;
  };
  if (expr.kind !== "tensor") return of(expr);
  return tensorNode(expr.out, expr.by, expr.terms.map((term) => ({ ...term, factors: term.factors.map((factor) => ({ ...factor, atom: fit(factor.atom, of(factor.atom)) })) })));
};
