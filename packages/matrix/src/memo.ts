import type { MatrixExpr } from "./expr.js";

/** A function of expressions that looks at each of them once, for as long as it is held. */
export const memo = <T extends number | boolean>(of: (expr: MatrixExpr) => T): ((expr: MatrixExpr) => T) => {
  const known = new WeakMap<MatrixExpr, T>();
  return (expr) => {
    const before = known.get(expr);
    if (before !== undefined) return before;
    const found = of(expr);
    known.set(expr, found);
    return found;
  };
};
