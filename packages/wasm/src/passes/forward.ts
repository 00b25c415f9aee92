import { local, type Expr } from "../ir/expr.js";
import { sameIndex } from "../ir/index-map.js";
import { rewriteStatements } from "../ir/rewrite.js";
import { exprsOf, mapped, set, withInner, type Statement } from "../ir/statement.js";
import { eachReadOf, eachStatement, effectsOf, localsIn } from "../ir/visit.js";

/**
 * What a step of a loop has just stored it takes from a local, and not from memory again; stores that nobody reads are dropped. Local numbers are counted
 * from those in use.
 */
export const forward = (statements: readonly Statement[]): readonly Statement[] => {
  let next = localsIn(statements);
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
  return withoutDead(list(statements, false));
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
