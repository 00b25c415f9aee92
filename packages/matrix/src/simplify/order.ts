import { argsOf, checked, isCall, type MatrixExpr } from "../expr.js";
import { memo } from "../memo.js";

/** How many nodes an expression has as a tree. */
export const nodeCount: (expr: MatrixExpr) => number = /* @__PURE__ */ memo((expr) => argsOf(checked(expr)).reduce((sum, arg) => sum + nodeCount(arg), 1));

/** How long an expression is to read: its nodes, and more for the transpose of a product, which is read twice. */
export const cost: (expr: MatrixExpr) => number = /* @__PURE__ */ memo(
  (expr) => argsOf(expr).reduce((sum, arg) => sum + cost(arg), 1) + (isCall(expr, "transpose") && isCompound(expr.args[0]!) ? 2 : 0),
);

/** Whether products or transposes stand in a sum, or the expression is a product. */
const isCompound = (expr: MatrixExpr): boolean => {
  if (!isCall(expr, "add") && !isCall(expr, "sub") && !isCall(expr, "neg")) return isCall(expr, "mul") || isCall(expr, "transpose");
  return expr.args.some((arg) => arg.cols !== null && isCompound(arg)) || expr.args.some((arg) => arg.cols === null && isCall(arg, "mul") && nodeCount(arg) > 4);
};

/** The number of transposes, which an expression may have more of than another that is else the same. */
const transposes = (expr: MatrixExpr): number => argsOf(expr).reduce((sum, arg) => sum + transposes(arg), isCall(expr, "transpose") ? 1 : 0);

/** The order of terms in a sum that the engine has made: long ones first, and B before its transpose. */
export const compareTerms = (a: MatrixExpr, b: MatrixExpr): number => {
  const [s, t] = [transposes(a), transposes(b)];
  return nodeCount(b) - t - (nodeCount(a) - s) || s - t || compare(a, b);
};

/** What an expression is sorted by; a differential dX comes after the other symbols, so that it stands last in a product that may be turned round. */
const label = (expr: MatrixExpr): string => {
  if (expr.kind === "number") return `${expr.value}`;
  if (expr.kind === "size") return `${expr.size}`;
  if (expr.kind === "tensor") return "";
  return expr.kind === "symbol" && /^d./.test(expr.name) ? `~${expr.name}` : expr.name;
};

/** An order of expressions that does not depend on when they were made: by size, then by name, then by arguments. */
export const compare = (a: MatrixExpr, b: MatrixExpr): number => {
  if (a === b) return 0;
  const first = nodeCount(a) - nodeCount(b) || (label(a) < label(b) ? -1 : label(a) > label(b) ? 1 : 0);
  if (first !== 0) return first;
  const [left, right] = [argsOf(a), argsOf(b)];
  for (let k = 0; k < Math.min(left.length, right.length); k++) {
    const order = compare(left[k]!, right[k]!);
    if (order !== 0) return order;
  }
  return left.length - right.length || a.id - b.id;
};
