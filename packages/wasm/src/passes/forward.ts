import type { Buffer } from "../ir/buffer.js";
import { local, type Expr } from "../ir/expr.js";
import type { IndexMap } from "../ir/index-map.js";
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
    const whole = mapped(given, (s) => withInner(s, (part) => list(part, inLoop || s.op === "loop")));
    if (!inLoop) return whole;
    const [rest, lives] = [whole.slice(), livesOf(whole)];
    const out: Statement[] = [];
    for (const [k, end] of lives.entries()) {
      const s = rest[k]!;
      if (s.op !== "store" || end === undefined) {
        out.push(s);
        continue;
      }
      const id = next++;
      const taken = local(id, s.value.kind);
      const isSame = (e: Expr): boolean => e.op === "load" && e.buffer === s.buffer && sameIndex(e.index, s.index);
      out.push(set(id, s.value), { ...s, value: taken });
      const readers = rewriteStatements(rest.slice(k + 1, end + 1), new Map(), (e) => (isSame(e) ? taken : e));
      for (const [at, reader] of readers.entries()) rest[k + 1 + at] = reader;
    }
    return out;
  };
  return withoutDeadStores(list(statements, false), buffers);
};

/** For each store the last statement that may find in the buffer what was stored: none where nobody looks. From the end on, so that a long list is walked once. */
const livesOf = (list: readonly Statement[]): readonly (number | undefined)[] => {
  const last = new Map<number, number>();
  const lives = Array<number | undefined>(list.length).fill(undefined);
  for (let k = list.length - 1; k >= 0; k--) {
    const s = list[k]!;
    if (s.op === "store") lives[k] = last.get(s.buffer.id);
    const { reads, writes } = effectsOf(s);
    const isSimple = s.op === "store" || s.op === "set" || s.op === "fold";
    for (const id of reads) if (!writes.has(id) && !last.has(id)) last.set(id, k);
    for (const id of writes) {
      if (isSimple && reads.has(id)) last.set(id, k);
      else last.delete(id);
    }
  }
  return lives;
};

const sameIndex = (a: IndexMap, b: IndexMap): boolean =>
  a.base === b.base && a.computed.length === 0 && b.computed.length === 0 && a.terms.length === b.terms.length && a.terms.every(([v, s], k) => b.terms[k]![0] === v && b.terms[k]![1] === s);

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
