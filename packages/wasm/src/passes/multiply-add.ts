import { add, local, type Expr } from "../ir/expr.js";
import { rewriteStatements } from "../ir/rewrite.js";
import { withInner, type Statement } from "../ir/statement.js";
import { eachExpr } from "../ir/visit.js";

/** Products in lanes that are added to something, or taken from it, become one instruction with that. One that is needed twice stays, and has the same bits in both places: pairs of numbers rest on it. */
export const multiplyAdd = (statements: readonly Statement[]): readonly Statement[] =>
  statements.map((s) => (s.op === "loop" && s.vectors !== undefined ? joined([withSums(s)]) : withInner(s, multiplyAdd)));

/** Folds that add with the sum in their value. */
const withSums = (s: Statement): Statement =>
  s.op === "fold" && s.by === "add" ? { ...s, value: add(local(s.local, s.kind), s.value), whole: true } : withInner(s, (list) => list.map(withSums));

const joined = (loop: readonly Statement[]): Statement => {
  const uses = new Map<Expr, number>();
  eachExpr(loop, ({ args }) => {
    for (const e of args) uses.set(e, (uses.get(e) ?? 0) + 1);
  });
  const isProduct = (e: Expr): boolean => e.op === "mul" && e.kind !== "i32" && uses.get(e) === 1;
  return rewriteStatements(loop, new Map(), (e, { args }) => {
    const place = e.op === "add" ? args.findLastIndex(isProduct) : e.op === "sub" && isProduct(args[1]!) ? 1 : -1;
    return place < 0 ? e : { op: e.op === "add" ? "madd" : "nmadd", kind: e.kind, args: [...e.args[place]!.args, e.args[1 - place]!] };
  })[0]!;
};
