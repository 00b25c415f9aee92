import { dependence } from "../depends.js";
import type { MatrixExpr, SymbolExpr } from "../expr.js";
import { parse } from "../parse/parse.js";
import { isInvertible, isSymmetric } from "../simplify/facts.js";
import { nodeCount } from "../simplify/order.js";
import { simplify } from "../simplify/simplify.js";
import type { Size } from "../size.js";
import { declare } from "./declare.js";
import { identities } from "./identities.js";
import type { Identity } from "./identity.js";

interface Pattern {
  readonly identity: Identity;
  readonly pattern: MatrixExpr;
  readonly symbols: readonly SymbolExpr[];
}

/** What a gradient can be an instance of, the most special first: long ones, of few symbols, of which much is assumed. */
const patternsOf = (): readonly Pattern[] =>
  identities
    .map((identity) => ({ identity, symbols: declare(identity.symbols) }))
    .filter(({ identity, symbols }) => !identity.structure && !identity.by.includes(",") && symbols.every(({ of }) => of === null))
    .map(({ identity, symbols }) => ({ identity, symbols, pattern: parse(identity.expr, symbols) }))
    .toSorted((a, b) => nodeCount(b.pattern) - nodeCount(a.pattern) || a.symbols.length - b.symbols.length || b.identity.assumptions.length - a.identity.assumptions.length);

let patterns: readonly Pattern[] | undefined;

/** The identity that an expression is an instance of, its other symbols standing for anything that does not depend on the symbol. */
export const matching = (expr: MatrixExpr, by: SymbolExpr): Identity | undefined => {
  const depends = dependence(by);
  patterns ??= patternsOf();
  const find = (of: MatrixExpr, form: (pattern: MatrixExpr) => MatrixExpr) =>
    patterns!.find(({ identity, pattern }) => fits(form(pattern), of, identity.by, { by, depends, bound: new Map(), sizes: new Map() }))?.identity;
  return find(expr, (pattern) => pattern) ?? find(simplify(expr), simplify);
};

interface Fitting {
  readonly by: SymbolExpr;
  readonly depends: (expr: MatrixExpr) => boolean;
  readonly bound: Map<string, MatrixExpr>;
  readonly sizes: Map<Size, Size>;
}

/** Whether an axis is there in both or in neither, and as long as the others of its name. */
const isLong = (size: Size | null, of: Size | null, { sizes }: Fitting): boolean => {
  if (size === null || of === null) return size === of;
  if (!sizes.has(size)) sizes.set(size, of);
  return sizes.get(size) === of;
};

const fits = (pattern: MatrixExpr, expr: MatrixExpr, by: string, fitting: Fitting): boolean => {
  if (pattern.kind === "symbol") {
    const before = fitting.bound.get(pattern.name);
    if (before) return before === expr;
    const { properties: { symmetric, positiveDefinite, invertible } } = pattern;
    const isLike = isLong(pattern.rows, expr.rows, fitting) && isLong(pattern.cols, expr.cols, fitting);
    const holds = (!(symmetric || positiveDefinite) || isSymmetric(expr)) && (!(invertible && pattern.name !== by) || isInvertible(expr));
    if (!isLike || !holds || (pattern.name === by ? expr !== fitting.by : fitting.depends(expr))) return false;
    fitting.bound.set(pattern.name, expr);
    return true;
  }
  if (pattern.kind === "size") return expr.kind === "size" || expr.kind === "number";
  if (pattern.kind !== "call") return pattern === expr;
  return expr.kind === "call" && expr.name === pattern.name && expr.args.length === pattern.args.length && pattern.args.every((arg, k) => fits(arg, expr.args[k]!, by, fitting));
};
