import { callNode, checked, postorder, tensorNode, type MatrixExpr } from "./expr.js";
import { isTensorAtom } from "./tensor/atoms.js";
import { call } from "./call.js";

/**
 * The expression with others in place of some symbols, as it stands: nothing is simplified.
 *
 * @throws matrix/not-expression, matrix/shape, matrix/not-square  where the new parts do not fit
 * @example
 * const [x, y] = [vector("x", "n"), vector("y", "n")]
 * format(substitute(parse("x'*x", [x]), new Map([[x, y]]))) // => "y'*y"
 */
export const substitute = (expr: MatrixExpr, parts: ReadonlyMap<MatrixExpr, MatrixExpr>): MatrixExpr => {
  checked(expr);
  const known = new Map<MatrixExpr, MatrixExpr>(parts);
  const replaced = (root: MatrixExpr): MatrixExpr => {
    for (const node of postorder(root)) if (!known.has(node)) known.set(node, remade(node, (arg) => known.get(arg)!));
    return known.get(root)!;
  };
  if (expr.kind !== "tensor") return replaced(expr);
  return tensorNode(expr.out, expr.by, expr.terms.map((term) => ({ ...term, factors: term.factors.map((factor) => ({ ...factor, atom: replaced(factor.atom) })) })));
};

const remade = (node: MatrixExpr, part: (arg: MatrixExpr) => MatrixExpr): MatrixExpr => {
  if (node.kind !== "call" || node.args.length === 0) return node;
  const args = node.args.map(part);
  if (args.every((arg, k) => arg === node.args[k])) return node;
  return isTensorAtom(node) ? callNode(node.name, args, node) : call(node.name, args);
};
