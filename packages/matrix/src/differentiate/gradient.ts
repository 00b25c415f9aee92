import { error } from "../errors.js";
import { leavesOf } from "../leaves.js";
import type { MatrixExpr, SymbolExpr } from "../expr.js";
import { format } from "../print/format.js";
import { raise, raiseTensor } from "../simplify/raise.js";
import { simplify } from "../simplify/simplify.js";
import { structured, type Structure } from "../structure.js";
import { indicesFor, indicesOf } from "../tensor/lower.js";
import { index, type At, type Index, type Poly } from "../tensor/term.js";
import { opened, openSymbol, remembered } from "./open.js";
import { proves, provesOpen } from "./prove.js";
import { reverse } from "./reverse.js";

export type Layout = "numerator" | "denominator";

export interface GradientOptions {
  /** How the entries of a matrix argument hang together, `full` unless told. */
  readonly structure?: Structure;
  /** `numerator` unless told: the axes of the function, then those of the symbol. `denominator` is the other way round. */
  readonly layout?: Layout;
}

/** The symbol of that name in an expression. A symbol that it does not have by its name stands for itself: the derivative is zero. */
export const symbolIn = (call: string, expr: MatrixExpr, by: string | SymbolExpr): SymbolExpr => {
  const { symbols } = leavesOf(expr);
  const name = isSymbol(by) ? by.name : by;
  const found = symbols.find((symbol) => symbol.name === name) ?? symbols.find(({ of }) => of?.name === name)?.of;
  if (found) return found;
  if (!isSymbol(by)) throw error("matrix/unknown-name", { call, name: by, known: symbols.map((symbol) => symbol.name) });
  return by;
};

const isSymbol = (by: string | SymbolExpr | null): by is SymbolExpr => (by as SymbolExpr | null)?.kind === "symbol";

/** The derivative in index notation, with the indices of the function and of the symbol. */
const tensorDerivative = (expr: MatrixExpr, symbol: SymbolExpr): { poly: Poly; out: readonly Index[]; by: readonly Index[] } => {
  const axes: readonly (Index | null)[] = expr.kind === "tensor" ? [...expr.out, ...expr.by].map(({ size }) => index(size)) : indicesFor(expr);
  const by = indicesFor(symbol);
  return { poly: reverse(expr, symbol, axes, by), out: axes.filter((i) => i !== null), by: indicesOf(by) };
};

/**
 * The derivative of an expression by a symbol, in closed form; by several symbols, one after the other, the mixed derivative. Numerator layout: a row for a scalar by a vector, the
 * Jacobian for a vector by a vector, the shape of X for a scalar by a matrix X. A result of more than two axes is in index notation, with Kronecker deltas and sums.
 *
 * A declared property (symmetric, …) holds at the point where the derivative is taken; the entries are independent all the same, unless `structure` says otherwise.
 * Every result has passed a comparison with differences at two random points.
 *
 * @source MML 5.39 to 5.58, 5.99 to 5.108
 * @throws matrix/not-expression, matrix/unknown-name, matrix/no-derivative, matrix/structure, matrix/layout
 * @example
 * const [x, B] = [vector("x", "n"), matrix("B", "n", "n")]
 * format(gradient(parse("x'*B*x", [x, B]), x)) // => "x'*(B + B')"
 * format(gradient(parse("x'*B*x", [x, B]), B)) // => "x*x'"
 * format(gradient(parse("B*x", [x, B]), B))    // => "d[i; j, k] = δ[i, j]*x[k]"
 */
export const gradient = (expr: MatrixExpr, by: string | SymbolExpr | readonly (string | SymbolExpr)[], options: GradientOptions = {}): MatrixExpr => {
  const list = [by].flat() as (string | SymbolExpr)[];
  return list.map((next) => symbolIn("gradient", expr, next)).reduce((of, next) => known(of, symbolIn("gradient", of, next), options), expr);
};

const derivatives = new WeakMap<MatrixExpr, Map<string, MatrixExpr>>();

/** A derivative is found and proved once for as long as its expression is held. */
const known = (expr: MatrixExpr, symbol: SymbolExpr, options: GradientOptions): MatrixExpr => {
  const found = derivatives.get(expr) ?? new Map<string, MatrixExpr>();
  const key = `${symbol.id} ${options.structure} ${options.layout}`;
  const derivative = found.get(key) ?? single(expr, symbol, options);
  derivatives.set(expr, found.set(key, derivative));
  return derivative;
};

const single = (expr: MatrixExpr, symbol: SymbolExpr, { structure = "full", layout = "numerator" }: GradientOptions): MatrixExpr => {
  if (layout !== "numerator" && layout !== "denominator") throw error("matrix/layout", { layout });
  const { expr: start, close } = opened(expr);
  const by = openSymbol(symbol);
  const source = simplify(start);
  const derivative = tensorDerivative(source, by);
  const open = closedForm(derivative, source, by, layout);
  for (const form of [close(open), inIndices(derivative, layout)]) {
    const claim = { start, expr, by: symbol, result: form, layout };
    if (proves(claim) === false && !provesOpen(claim, by, open)) continue;
    return structure === "full" ? remembered(form, open) : structured(structure, form, expr, symbol);
  }
  throw error("matrix/unproved", { formula: format(expr), by: symbol.name });
};

type Derivative = ReturnType<typeof tensorDerivative>;

/** In matrix notation where the derivative has at most two axes and each sum is a product, else in index notation. */
const closedForm = (derivative: Derivative, expr: MatrixExpr, symbol: SymbolExpr, layout: Layout): MatrixExpr => {
  const at = layout === "numerator" ? numerator(derivative, expr, symbol) : denominator(derivative, symbol);
  return (at && raise(derivative.poly, at, true, isNumber(at) ? 2 : 6)) ?? inIndices(derivative, layout);
};

/** The derivative of a scalar by a scalar has been raised on the way, where its other forms were seen. */
const isNumber = ([i, j]: At): boolean => i === null && j === null;

const inIndices = ({ poly, out, by }: Derivative, layout: Layout): MatrixExpr => (layout === "numerator" ? raiseTensor(poly, out, by) : raiseTensor(poly, by, out));

/** Where the axes of a derivative stand in matrix notation: the function's first. */
const numerator = ({ out, by }: Derivative, { rows }: MatrixExpr, { cols }: SymbolExpr): At | undefined => {
  if (out.length + by.length > 2) return undefined;
  if (out.length === 0) return cols === null ? [null, by[0] ?? null] : [by[0]!, by[1]!];
  if (by.length === 0 && out.length === 1 && rows === null) return [null, out[0]!];
  return [out[0]!, by[0] ?? out[1] ?? null];
};

const denominator = ({ out, by }: Derivative, { cols }: SymbolExpr): At | undefined => {
  if (out.length + by.length > 2) return undefined;
  if (out.length === 0) return [by[0] ?? null, cols === null ? null : by[1]!];
  return by.length === 0 ? (out.length === 1 ? [null, out[0]!] : [out[0]!, out[1]!]) : [by[0]!, out[0]!];
};

/**
 * The second derivative, by one symbol or by two.
 *
 * @source MML 5.147
 * @throws as {@link gradient}
 * @example
 * format(hessian(parse("x'*B*x"), "x")) // => "B + B'"
 */
export const hessian = (expr: MatrixExpr, by: string | SymbolExpr, then: string | SymbolExpr = by): MatrixExpr => gradient(expr, [by, then]);
