import { argsOf, type MatrixExpr } from "../expr.js";

const sizes = new WeakMap<MatrixExpr, number>();

/** How many nodes an expression has as a tree. */
export const nodeCount = (expr: MatrixExpr): number => {
  const known = sizes.get(expr);
  if (known !== undefined) return known;
  const count = argsOf(expr).reduce((sum, arg) => sum + nodeCount(arg), 1);
  sizes.set(expr, count);
  return count;
};

const label = (expr: MatrixExpr): string => (expr.kind === "number" ? `${expr.value}` : expr.kind === "size" ? `${expr.size}` : expr.kind === "tensor" ? "" : expr.name);

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
