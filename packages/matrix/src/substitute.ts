import { error } from "./errors.js";
import { callNode, checked, postorder, tensorNode, type MatrixExpr } from "./expr.js";
import { showExtent } from "./size.js";
import { isTensorAtom } from "./tensor/atoms.js";
import { call } from "./call.js";

/**
 * The expression with others in place of some symbols, as it stands: nothing is simplified.
 *
 * @throws matrix/not-expression, matrix/parts
 * @throws matrix/shape, matrix/not-square  where the new parts do not fit
 * @example
 * const [x, y] = [vector("x", "n"), vector("y", "n")]
 * format(substitute(parse("x'*x", [x]), new Map([[x, y]]))) // => "y'*y"
 */
export const substitute = (expr: MatrixExpr, parts: ReadonlyMap<MatrixExpr, MatrixExpr>): MatrixExpr => {
  checked(expr);
  const known = new Map(partsOf(parts));
  const replaced = (root: MatrixExpr): MatrixExpr => {
    for (const node of postorder(root)) if (!known.has(node)) known.set(node, remade(node, (arg) => known.get(arg)!));
    return known.get(root)!;
  };
  if (expr.kind !== "tensor") return replaced(expr);
  return tensorNode(expr.out, expr.by, expr.terms.map((term) => ({ ...term, factors: term.factors.map((factor) => ({ ...factor, atom: alike(factor.atom, replaced(factor.atom)) })) })));
};

/** A Map of any realm, with expressions on both sides. */
const partsOf = (parts: ReadonlyMap<MatrixExpr, MatrixExpr>): ReadonlyMap<MatrixExpr, MatrixExpr> => {
  if (Object.prototype.toString.call(parts) !== "[object Map]") throw error("matrix/parts", { got: parts });
  for (const pair of parts) pair.forEach(checked);
  return parts;
};

const remade = (node: MatrixExpr, part: (arg: MatrixExpr) => MatrixExpr): MatrixExpr => {
  if (node.kind !== "call" || node.args.length === 0) return node;
  const args = node.args.map(part);
  if (args.every((arg, k) => arg === node.args[k])) return node;
  return isTensorAtom(node) ? callNode(node.name, args.map((arg, k) => alike(node.args[k]!, arg)), node) : call(node.name, args);
};

/** The new part, where indices stand on the axes of the old one. */
const alike = (before: MatrixExpr, after: MatrixExpr): MatrixExpr => {
  if (before.rows === after.rows && before.cols === after.cols) return after;
  throw error("matrix/shape", { call: "substitute", shapes: [before, after].map(showExtent), rule: "in index notation a part keeps its shape" });
};
