import { dependence } from "../depends.js";
import type { MatrixExpr, SymbolExpr } from "../expr.js";
import { parse } from "../parse/parse.js";
import { isInvertible, isSymmetric } from "../simplify/facts.js";
import { simplify } from "../simplify/simplify.js";
import { declare } from "./declare.js";
import { identities } from "./identities.js";
import type { Identity } from "./identity.js";

/** The identity that an expression is an instance of, its other symbols standing for anything that does not depend on the symbol. */
export const matching = (expr: MatrixExpr, by: SymbolExpr): Identity | undefined => {
  const depends = dependence(by);
  const patterns = identities.flatMap((identity) => {
    const symbols = declare(identity.symbols);
    return symbols.some(({ of }) => of !== null) || identity.by.includes(",") ? [] : [{ identity, pattern: parse(identity.expr, symbols) }];
  });
  const find = (of: MatrixExpr, form: (pattern: MatrixExpr) => MatrixExpr) =>
    patterns.find(({ identity, pattern }) => fits(form(pattern), of, identity.by, { by, depends, bound: new Map() }))?.identity;
  return find(expr, (pattern) => pattern) ?? find(simplify(expr), simplify);
};

interface Fitting {
  readonly by: SymbolExpr;
  readonly depends: (expr: MatrixExpr) => boolean;
  readonly bound: Map<string, MatrixExpr>;
}

const fits = (pattern: MatrixExpr, expr: MatrixExpr, by: string, fitting: Fitting): boolean => {
  if (pattern.kind === "symbol") {
    const before = fitting.bound.get(pattern.name);
    if (before) return before === expr;
    const { properties: { symmetric, positiveDefinite, invertible } } = pattern;
    const isLike = (pattern.rows === null) === (expr.rows === null) && (pattern.cols === null) === (expr.cols === null);
    const holds = (!(symmetric || positiveDefinite) || isSymmetric(expr)) && (!(invertible && pattern.name !== by) || isInvertible(expr));
    if (!isLike || !holds || (pattern.name === by ? expr !== fitting.by : fitting.depends(expr))) return false;
    fitting.bound.set(pattern.name, expr);
    return true;
  }
  if (pattern.kind === "size") return expr.kind === "size" || expr.kind === "number";
  if (pattern.kind !== "call") return pattern === expr;
  return expr.kind === "call" && expr.name === pattern.name && expr.args.length === pattern.args.length && pattern.args.every((arg, k) => fits(arg, expr.args[k]!, by, fitting));
};
