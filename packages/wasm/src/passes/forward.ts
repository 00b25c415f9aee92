import type { Buffer } from "../ir/buffer.js";
import { local, type Expr } from "../ir/expr.js";
import { sameIndex } from "../ir/index-map.js";
import { rewriteStatements } from "../ir/rewrite.js";
import { mapped, set, withInner, type Statement } from "../ir/statement.js";
import { eachExpr, eachStatement, effectsOf } from "../ir/visit.js";

/**
 * What a step of a loop has just stored it takes from a local, and not from memory again; stores that nobody reads are dropped. Local numbers are counted
 * from those in use.
 */
export const forward = (statements: readonly Statement[], buffers: readonly Buffer[]): readonly Statement[] => {
  let next = 0;
  eachStatement(statements, (s) => {
    if (s.op === "set" || s.op === "fold") next = Math.max(next, s.local + 1);
  });
  const list = (given: readonly Statement[], inLoop: boolean): readonly Statement[] => {
    let rest = mapped(given, (s) => withInner(s, (part) => list(part, inLoop || s.op === "loop")));
    if (!inLoop) return rest;
    const out: Statement[] = [];
    while (rest.length > 0) {
      const [s, ...after] = rest as [Statement, ...Statement[]];
      const end = s.op === "store" ? lifeOf(s.buffer.id, after) : 0;
      if (s.op !== "store" || end === 0) {
        out.push(s);
        rest = after;
        continue;
      }
      const id = next++;
      const taken = local(id, s.value.kind);
      const isSame = (e: Expr): boolean => e.op === "load" && e.buffer === s.buffer && sameIndex(e.index, s.index);
      out.push(set(id, s.value), { ...s, value: taken });
      rest = [...rewriteStatements(after.slice(0, end), new Map(), (e) => (isSame(e) ? taken : e)), ...after.slice(end)];
    }
    return out;
  };
  return withoutDeadStores(list(statements, false), buffers);
};

/** How many of the next statements may find in a buffer what was stored last: none where nobody looks. */
const lifeOf = (buffer: number, after: readonly Statement[]): number => {
  let last = 0;
  for (const [k, s] of after.entries()) {
    const { reads, writes } = effectsOf(s);
    const isLoop = s.op !== "store" && s.op !== "set" && s.op !== "fold";
    if (writes.has(buffer) && isLoop) return last;
    if (reads.has(buffer)) last = k + 1;
    if (writes.has(buffer)) return last;
  }
  return last;
};

/** Without stores to temporaries that nothing reads, and without the loops that are empty then. */
const withoutDeadStores = (statements: readonly Statement[], buffers: readonly Buffer[]): readonly Statement[] => {
  const read = new Set<number>();
  eachExpr(statements, (e) => {
    if (e.op === "load") read.add(e.buffer.id);
  });
  eachStatement(statements, (s) => {
    if (s.op === "call") for (const { id } of s.reads) read.add(id);
  });
  const dead = new Set(buffers.filter(({ id, role }) => role === "temporary" && !read.has(id)).map(({ id }) => id));
  if (dead.size === 0) return statements;
  let dropped = false;
  const list = (given: readonly Statement[]): readonly Statement[] =>
    given.flatMap((s): readonly Statement[] => {
      if (s.op === "store" && dead.has(s.buffer.id)) {
        dropped = true;
        return [];
      }
      const kept = withInner(s, list);
      return kept.op === "loop" && kept.body.length === 0 ? [] : [kept];
    });
  const left = withoutUnusedLocals(list(statements));
  return dropped ? withoutDeadStores(left, buffers) : left;
};

/** Without locals that nothing reads. */
const withoutUnusedLocals = (statements: readonly Statement[]): readonly Statement[] => {
  const read = new Set<number>();
  eachExpr(statements, (e) => {
    if (e.op === "local") read.add(e.local);
  });
  const list = (given: readonly Statement[]): readonly Statement[] =>
    given.flatMap((s): readonly Statement[] => ((s.op === "set" || s.op === "fold") && !read.has(s.local) ? [] : [withInner(s, list)])).filter((s) => s.op !== "loop" || s.body.length > 0);
  return list(statements);
};
