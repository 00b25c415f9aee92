import { type MatrixExpr, type SymbolExpr } from "../expr.js";
import { raise, raiseTensor } from "../simplify/raise.js";
import { simplify } from "../simplify/simplify.js";
import { indicesFor, indicesOf } from "../tensor/lower.js";
import { index, type At, type Index, type Poly } from "../tensor/term.js";
import { reverse } from "./reverse.js";

export interface RawDerivative {
  readonly poly: Poly;
  readonly out: readonly Index[];
  readonly by: readonly Index[];
}

export const rawDerivative = (expr: MatrixExpr, symbol: SymbolExpr): RawDerivative => {
  const short = simplify(expr);
  const out: readonly (Index | null)[] = short.kind === "tensor" ? [...short.out, ...short.by].map(({ size }) => index(size)) : indicesFor(short);
  const by = indicesFor(symbol);
  return { poly: reverse(short, symbol, out, by), out: out.filter((i) => i !== null), by: indicesOf(by) };
};

export const closedForm = ({ poly, out, by }: RawDerivative, expr: MatrixExpr, symbol: SymbolExpr): MatrixExpr => {
  const at = layoutOf(out, by, expr, symbol);
  return (at && raise(poly, at)) ?? raiseTensor(poly, out, by);
};

/** Where the axes of a derivative stand in matrix notation, numerator layout: the function's first. */
const layoutOf = (out: readonly Index[], by: readonly Index[], expr: MatrixExpr, symbol: SymbolExpr): At | undefined => {
  if (out.length + by.length > 2) return undefined;
  if (out.length === 0) return symbol.cols === null ? [null, by[0] ?? null] : [by[0]!, by[1]!];
  if (by.length === 1) return [out[0]!, by[0]!];
  return expr.kind === "tensor" ? [out[0]!, out[1] ?? null] : expr.rows === null ? [null, out[0]!] : [out[0]!, out[1] ?? null];
};

