import { argsOf, type MatrixExpr, type SymbolExpr } from "./expr.js";

/** Whether expressions depend on a symbol; each is looked at once. */
export const dependence = (by: SymbolExpr): ((expr: MatrixExpr) => boolean) => {
  const known = new Map<MatrixExpr, boolean>();
  const depends = (expr: MatrixExpr): boolean => {
    const before = known.get(expr);
    if (before !== undefined) return before;
    const holds =
      expr === by ||
      (expr.kind === "symbol" && expr.of !== null && depends(expr.of)) ||
      (expr.kind === "tensor" ? expr.terms.some(({ factors }) => factors.some(({ atom }) => depends(atom))) : argsOf(expr).some(depends));
    known.set(expr, holds);
    return holds;
  };
  return depends;
};
