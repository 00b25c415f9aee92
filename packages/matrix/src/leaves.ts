import { checked, postorder, type MatrixExpr, type SymbolExpr } from "./expr.js";
import { namesOf, type Size } from "./size.js";

/** Every symbol and size of an expression, those of a tensor's atoms among them. */
export const leavesOf = (...exprs: readonly MatrixExpr[]): { symbols: SymbolExpr[]; sizes: Set<string> } => {
  const sizes = new Set<string>();
  const symbols = new Set<SymbolExpr>();
  const note = (size: Size | null): void => {
    if (size !== null) for (const name of namesOf(size)) sizes.add(name);
  };
  for (const node of postorder(...exprs.map(checked).flatMap(atomsOf))) {
    if (node.kind === "symbol") symbols.add(node);
    if (node.kind === "size") note(node.size);
    note(node.rows);
    note(node.cols);
  }
  for (const expr of exprs) if (expr.kind === "tensor") for (const { size } of [...expr.out, ...expr.by]) note(size);
  return { symbols: [...symbols], sizes };
};

const atomsOf = (expr: MatrixExpr): MatrixExpr[] => (expr.kind === "tensor" ? expr.terms.flatMap(({ factors }) => factors.map(({ atom }) => atom)) : [expr]);
