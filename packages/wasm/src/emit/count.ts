import type { Expr } from "../ir/expr.js";
import { bytesOf } from "../ir/kind.js";
import { exprsOf, type Statement } from "../ir/statement.js";
import type { Buffer } from "../ir/buffer.js";
import { isForward, type IndexMap } from "../ir/index-map.js";
import { isWorthKeeping } from "./expression.js";
import { bare, type Unit } from "./unit.js";

/** The whole number that a place is computed from. */
const flatOf = (u: Unit, buffer: Buffer, index: IndexMap): Expr | undefined => u.flat(index, bytesOf[buffer.dtype], !isForward(index));

/** What an expression is computed from, addresses among them. */
export const sourcesOf = (u: Unit, e: Expr): readonly Expr[] => {
  if (e.op === "load") return u.kept.has(e.buffer.id) ? [] : present(flatOf(u, e.buffer, e.index));
  if (e.op === "position") return bare(e.index) !== undefined ? [] : present(u.flat(e.index, 1, true));
  return e.args;
};

const present = (e: Expr | undefined): readonly Expr[] => (e ? [e] : []);

/** What a statement itself computes, the addresses that it stores to among it. */
export const computedBy = (u: Unit, s: Statement): readonly Expr[] =>
  s.op === "store" && !u.kept.has(s.buffer.id) ? [...exprsOf(s), ...present(flatOf(u, s.buffer, s.index))] : exprsOf(s);

/** How often each expression stands in a list of statements, loops inside it left out. */
export const countsOf = (u: Unit, statements: readonly Statement[]): ReadonlyMap<number, number> => {
  const counts = u.counts.get(statements) ?? countsIn(u, statements.flatMap((s) => computedBy(u, s)));
  u.counts.set(statements, counts);
  return counts;
};

/** How often each expression stands in expressions, where each of its own is computed once. */
export const countsIn = (u: Unit, expressions: readonly Expr[]): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  const visit = (e: Expr): void => {
    if (!isWorthKeeping(u, e)) return;
    const number = u.valueNumber(e);
    const before = counts.get(number) ?? 0;
    counts.set(number, before + 1);
    if (before === 0) sourcesOf(u, e).forEach(visit);
  };
  expressions.forEach(visit);
  return counts;
};
