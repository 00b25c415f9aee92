import { callNode, checked, isScalar, postorder, type MatrixExpr } from "../expr.js";
import { functionNamed, ofSizes } from "../functions/functions.js";
import { isTensorAtom } from "../tensor/atoms.js";
import { indicesFor, lower } from "../tensor/lower.js";
import { nodeCount } from "./order.js";
import { raise } from "./raise.js";
import { rewriteCall } from "./rewrite.js";

const known = new WeakMap<MatrixExpr, MatrixExpr>();

/**
 * The expression in a short form: like terms are collected, common factors taken out, inverses cancel, and what is declared of the symbols is used
 * (Aᵀ = A, QᵀQ = I, tr(abᵀ) = bᵀa).
 *
 * @example
 * format(simplify(parse("x'*B*x + x'*B'*x"))) // => "2*x'*B*x"
 */
export const simplify = (expr: MatrixExpr): MatrixExpr => {
  if (checked(expr).kind === "tensor") return expr;
  for (const node of postorder(expr)) if (!known.has(node)) known.set(node, simplified(node));
  return known.get(expr)!;
};

const simplified = (node: MatrixExpr): MatrixExpr => {
  if (node.kind !== "call") return node;
  const args = ofSizes.includes(node.name) ? node.args.map((arg, k) => (node.name === "unvec" && k === 0 ? known.get(arg)! : arg)) : node.args.map((arg) => known.get(arg)!);
  if (isTensorAtom(node)) return callNode(node.name, args, node);
  const rewritten = rewriteCall(node.name, args);
  if (rewritten.kind !== "call" || !functionNamed(rewritten.name)?.lower) return rewritten;
  const at = indicesFor(rewritten);
  const raised = raise(lower(rewritten, at), at, false, 2);
  return raised && nodeCount(raised) <= nodeCount(rewritten) + (isScalar(raised) ? 2 : 0) ? raised : rewritten;
};
