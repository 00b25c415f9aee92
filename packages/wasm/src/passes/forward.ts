import { local, type Expr } from "../ir/expr.js";
import { sameIndex } from "../ir/index-map.js";
import { rewriteStatements } from "../ir/rewrite.js";
import { exprsOf, mapped, set, withInner, type Statement } from "../ir/statement.js";
import { eachReadOf, eachStatement, effectsOf } from "../ir/visit.js";

/**
 * What a step of a loop has just stored it takes from a local, and not from memory again; stores that nobody reads are dropped. Local numbers are counted
 * from those in use.
 */
export const forward = (statements: readonly Statement[]): readonly Statement[] => {
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
  return withoutDead(list(statements, false));
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

/** Without stores to temporaries and locals that nothing reads, and without the loops that are empty then. */
const withoutDead = (statements: readonly Statement[]): readonly Statement[] => {
  const read = readIn(statements);
  const isDead = (s: Statement): boolean => (s.op === "store" ? s.buffer.role === "temporary" && !read.has(s.buffer.id) : (s.op === "set" || s.op === "fold") && !read.has(-1 - s.local));
  let dropped = false;
  const list = (given: readonly Statement[]): readonly Statement[] => {
    const all = mapped(given, (s) => withInner(s, list));
    const kept = all.filter((s) => !isDead(s) && !(s.op === "loop" && s.body.length === 0));
    if (kept.length === all.length) return all;
    dropped = true;
    return kept;
  };
  const left = list(statements);
  return dropped ? withoutDead(left) : statements;
};

/** What expressions and calls read: buffers by their number, locals by −1 − theirs. */
const readIn = (statements: readonly Statement[]): ReadonlySet<number> => {
  const read = new Set<number>();
  eachStatement(statements, (s) => {
    for (const e of exprsOf(s)) eachReadOf(e, (id) => read.add(id));
    if (s.op === "call") for (const { id } of s.reads) read.add(id);
  });
  return read;
};
