import { leavesOf } from "../leaves.js";
import { symbolNode, type MatrixExpr, type SymbolExpr } from "../expr.js";
import { raiseTensor } from "../simplify/raise.js";
import { simplify } from "../simplify/simplify.js";
import { replaced } from "../replaced.js";

/** The symbol whose entries are all independent: its declared structure holds where the derivative is taken, not on the way there. */
export const openSymbol = (symbol: SymbolExpr): SymbolExpr => {
  const { invertible, positiveDefinite, orthogonal, ...structure } = symbol.properties;
  if (Object.keys(structure).length === 0 && !positiveDefinite && !orthogonal) return symbol;
  return symbolNode(symbol.name, symbol, (invertible ?? positiveDefinite ?? orthogonal) ? { invertible: true } : {}, symbol.of);
};

/** The expressions over open symbols that results of derivatives stand for. */
const origins = new WeakMap<MatrixExpr, MatrixExpr>();

/** A result that its symbols' properties have shortened, as an object of its own that remembers what it was: the next derivative starts from there. */
export const remembered = (result: MatrixExpr, open: MatrixExpr): MatrixExpr => {
  if (result === open || (result.kind !== "call" && result.kind !== "tensor")) return result;
  const own = Object.freeze({ ...result });
  origins.set(own, open);
  return own;
};

/** An expression over open symbols, which is its origin where it has one, and the way back. */
export interface Opened {
  readonly expr: MatrixExpr;
  readonly close: (result: MatrixExpr) => MatrixExpr;
}

export const opened = (expr: MatrixExpr): Opened => {
  const pairs = leavesOf(expr).symbols.map((symbol) => [symbol, openSymbol(symbol)] as const).filter(([symbol, open]) => symbol !== open);
  if (pairs.length === 0) return { expr, close: (result) => result };
  const back = new Map<MatrixExpr, MatrixExpr>(pairs.map(([symbol, open]) => [open, symbol]));
  return { expr: origins.get(expr) ?? replaced(expr, new Map(pairs)), close: (result) => closed(replaced(result, back)) };
};

const closed = (result: MatrixExpr): MatrixExpr => {
  if (result.kind !== "tensor") return simplify(result);
  const terms = result.terms.map((term) => ({ ...term, factors: term.factors.map((factor) => ({ ...factor, atom: simplify(factor.atom) })) }));
  return raiseTensor(terms, result.out as never, result.by as never);
};
