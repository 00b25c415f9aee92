import { leavesOf } from "../leaves.js";
import { symbolNode, type MatrixExpr, type SymbolExpr } from "../expr.js";
import { raise, raiseTensor } from "../simplify/raise.js";
import { simplify } from "../simplify/simplify.js";
import { replaced } from "../replaced.js";
import { indicesFor, indicesOf } from "../tensor/lower.js";
import { factorOf, summed, times, type Poly } from "../tensor/term.js";
import { symbolIn } from "./gradient.js";
import { openSymbol, opened } from "./open.js";
import { reverse } from "./reverse.js";

/** The symbol of a small change of another, dX of X. */
export const changeOf = (symbol: SymbolExpr): SymbolExpr => symbolNode(`d${symbol.name}`, symbol, {});

/**
 * The differential of an expression: its change to first order for a small change dX of the symbol X, in matrix notation whatever the rank of the derivative.
 * The change of what depends on the symbol and is left open, F of F(X), is dF.
 *
 * @source MML 5.99 to 5.102; Magnus and Neudecker, Matrix Differential Calculus
 * @throws matrix/unknown-name, matrix/no-derivative, matrix/tensor
 * @example
 * format(differential(parse("X'*X"), "X"))   // => "X'*dX + dX'*X"
 * format(differential(parse("inv(X)"), "X")) // => "-inv(X)*dX*inv(X)"
 */
export const differential = (expr: MatrixExpr, by: string | SymbolExpr): MatrixExpr => {
  const symbol = symbolIn("differential", expr, by);
  const { expr: start, close } = opened(expr);
  const open = leavesOf(start).symbols.filter(({ of }) => of?.name === symbol.name).map((own) => [own, symbolNode(own.name, own, own.properties)] as const);
  const source = simplify(replaced(start, new Map(open)));
  const changing = [openSymbol(symbol), ...open.map(([, own]) => own)];
  const result = changesOf(source, changing.map((own) => [own, changeOf(own)]));
  return close(replaced(result, new Map(open.map(([own, detached]) => [detached, own]))));
};

/** The sum of the changes of an expression with those of some symbols, which are independent here; in index notation where it has no other form. */
export const changesOf = (expr: MatrixExpr, changes: readonly (readonly [SymbolExpr, MatrixExpr])[]): MatrixExpr => {
  const at = indicesFor(expr);
  const poly: Poly = changes.flatMap(([symbol, change]) => {
    const by = indicesFor(symbol);
    return summed(times(reverse(expr, symbol, at, by), factorOf(change, indicesOf(by))), ...by);
  });
  return raise(poly, at, true) ?? raiseTensor(poly, indicesOf(at), []);
};
