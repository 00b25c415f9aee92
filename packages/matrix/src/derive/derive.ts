import { call } from "../call.js";
import { dependence } from "../depends.js";
import { changeOf, changesOf, differential } from "../differentiate/differential.js";
import { gradient, symbolIn } from "../differentiate/gradient.js";
import { openSymbol } from "../differentiate/open.js";
import { symbolNode, type CallExpr, type MatrixExpr, type SymbolExpr } from "../expr.js";
import { matching } from "../identities/matching.js";
import { format } from "../print/format.js";
import { isInvertible } from "../simplify/facts.js";
import { simplify } from "../simplify/simplify.js";
import { isCall } from "../expr.js";
import { showExtent } from "../size.js";
import { replaced } from "../replaced.js";
import { ruleOf } from "./rule-names.js";
import type { Derivation, Step } from "./step.js";

/**
 * The derivative with every step, by differentials: one rule at a time, the outermost first, until only dX is left; then the differential is collected, and the gradient
 * read off it. Steps name their rule, and the identity that they are. A part whose differential has no matrix notation of its own, that of expm(X), is not taken apart: the whole is collected at once.
 *
 * @source MML 5.99 to 5.108
 * @throws as {@link gradient}
 * @example
 * const { steps } = derive(parse("a'*inv(X)*b", [vector("a", "n"), matrix("X", "n", "n"), vector("b", "n")]), "X")
 * steps.map(({ rule, identity }) => `${rule} ${identity ?? ""}`.trim()) // => ["product", "product", "inverse 5.102", "collect", "gradient 5.103"]
 * format(steps.at(-1).before)                                           // => "-a'*inv(X)*dX*inv(X)*b"
 */
export const derive = (expr: MatrixExpr, by: string | SymbolExpr): Derivation => {
  const symbol = symbolIn("derive", expr, by);
  const result = gradient(expr, symbol);
  if (expr.kind === "tensor") return { result, steps: [] };
  const own = openSymbol(symbol);
  const source = replaced(expr, new Map([[symbol, own]]));
  const depends = dependence(own);
  const goals = new Map<MatrixExpr, SymbolExpr>();
  const differentialOf = (part: MatrixExpr): MatrixExpr => {
    if (!goals.has(part)) goals.set(part, part.kind === "symbol" ? changeOf(part) : symbolNode(`d(${format(part)})`, part, {}));
    return goals.get(part)!;
  };
  const steps: Step[] = [];
  let line = differentialOf(source);
  let isWhole = false;
  const pending: MatrixExpr[] = [source];
  for (let part = pending.shift(); part; part = pending.shift()) {
    if (part.kind !== "call" || !depends(part) || steps.some(({ of }) => of === part)) continue;
    const found = byOneRule(part, depends, differentialOf);
    isWhole ||= found.kind === "tensor";
    if (found.kind === "tensor") continue;
    const after = replaced(line, new Map([[goals.get(part)!, found]]));
    steps.push({ ...ruleOf(part.name), of: part, found, before: line, after, shapes: termsOf(found) });
    line = after;
    pending.unshift(...part.args.filter((arg) => arg.kind === "call" && depends(arg)));
  }
  const collected = isWhole ? differential(expr, symbol) : simplify(replaced(line, new Map([[own, symbol]])));
  if (collected !== line) steps.push({ rule: "collect", of: source, found: collected, before: line, after: collected, shapes: termsOf(collected) });
  const known = matching(expr, symbol);
  steps.push({ rule: "gradient", of: expr, found: result, before: collected, after: result, shapes: termsOf(result), ...(known && { identity: known.id }) });
  return { result, steps };
};

/** The differential of a call in those of its arguments: the engine's rule, with symbols for the arguments. */
const byOneRule = (part: CallExpr, depends: (expr: MatrixExpr) => boolean, differentialOf: (part: MatrixExpr) => MatrixExpr): MatrixExpr => {
  const fixed = part.args.every((arg) => arg.kind === "number" || arg.kind === "size");
  if (fixed) return part;
  const stands = part.args.map((arg, k) => (arg.kind === "symbol" || arg.kind === "call" ? symbolNode(`#${k}`, arg, isInvertible(arg) ? { invertible: true } : {}) : arg));
  const changes = part.args.flatMap((arg, k) => (depends(arg) ? [[stands[k] as SymbolExpr, differentialOf(arg)] as const] : []));
  const found = changesOf(call(part.name, stands), changes);
  return replaced(found, new Map(stands.map((stand, k) => [stand, part.args[k]!])));
};

const termsOf = (expr: MatrixExpr): Step["shapes"] => {
  const terms = (part: MatrixExpr): MatrixExpr[] => (isCall(part, "add") || isCall(part, "sub") ? part.args.flatMap(terms) : [part]);
  return terms(expr).map((term) => ({ term, shape: shapeOf(term) }));
};

const shapeOf = (expr: MatrixExpr): string =>
  expr.kind === "tensor" ? [expr.out, expr.by].filter(({ length }) => length > 0).map((axes) => `(${axes.map(({ size }) => size).join("×")})`).join("×") : showExtent(expr);
