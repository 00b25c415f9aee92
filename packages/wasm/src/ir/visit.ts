import type { Expr } from "./expr.js";
import type { IndexMap } from "./index-map.js";
import { exprsOf, inner, type Statement } from "./statement.js";

const none: readonly Expr[] = [];

/** What an expression is computed from: its arguments, and the whole numbers in its index. */
export const partsOf = (e: Expr): readonly Expr[] => {
  const index = indexOf(e);
  return index && index.computed.length > 0 ? [...e.args, ...index.computed.map(([part]) => part)] : e.args.length > 0 ? e.args : none;
};

export const indexOf = (e: Expr): IndexMap | undefined => (e.op === "load" || e.op === "position" || e.op === "guard" ? e.index : undefined);

/** Calls `visit` with each expression of statements, those inside them and their parts too; with what has parts once. */
export const eachExpr = (statements: readonly Statement[], visit: (e: Expr) => void): void => {
  const seen = new Set<Expr>();
  const walk = (e: Expr): void => {
    const parts = partsOf(e);
    if (parts.length > 0) {
      if (seen.has(e)) return;
      seen.add(e);
    }
    visit(e);
    for (const part of parts) walk(part);
  };
  eachStatement(statements, (s) => exprsOf(s).forEach(walk));
};

/** Calls `visit` with each statement, outer ones first. */
export const eachStatement = (statements: readonly Statement[], visit: (s: Statement) => void): void => {
  for (const s of statements) {
    visit(s);
    for (const list of inner(s)) eachStatement(list, visit);
  }
};

/** What statements read and write: buffers by their number, locals by −1 − theirs. */
export interface Effects {
  readonly reads: ReadonlySet<number>;
  readonly writes: ReadonlySet<number>;
}

const known = new WeakMap<Statement, Effects>();

export const effectsOf = (s: Statement): Effects => {
  const found = known.get(s);
  if (found) return found;
  const [reads, writes] = [new Set<number>(), new Set<number>()];
  for (const r of readBySelf(s)) reads.add(r);
  for (const w of writtenBySelf(s)) writes.add(w);
  for (const list of inner(s))
    for (const part of list) {
      const own = inner(part).length > 0 ? effectsOf(part) : { reads: readBySelf(part), writes: writtenBySelf(part) };
      for (const r of own.reads) reads.add(r);
      for (const w of own.writes) writes.add(w);
    }
  const effects = { reads, writes };
  known.set(s, effects);
  return effects;
};

/** What a statement reads, those inside it left out. */
export const readBySelf = (s: Statement): readonly number[] => {
  let reads: readonly number[] = s.op === "fold" ? [-1 - s.local] : s.op === "call" ? s.reads.map(({ id }) => id) : nothing;
  for (const e of exprsOf(s)) reads = union(reads, readsOf(e));
  return reads;
};

/** What a statement writes, those inside it left out. */
export const writtenBySelf = (s: Statement): readonly number[] =>
  s.op === "store" ? [s.buffer.id] : s.op === "set" || s.op === "fold" ? [-1 - s.local] : s.op === "call" ? s.writes.map(({ id }) => id) : nothing;

const readBy = new WeakMap<Expr, readonly number[]>();
const nothing: readonly number[] = [];

/** What an expression reads: each thing once. */
export const readsOf = (e: Expr): readonly number[] => {
  const parts = partsOf(e);
  if (parts.length === 0) return e.op === "load" ? [e.buffer.id] : e.op === "local" ? [-1 - e.local] : nothing;
  // Short expressions are quicker asked again than remembered.
  const isShort = parts.every((part) => partsOf(part).length === 0);
  const found = isShort ? undefined : readBy.get(e);
  if (found) return found;
  let reads = e.op === "load" ? [e.buffer.id] : nothing;
  for (const part of parts) reads = union(reads, readsOf(part));
  if (!isShort) readBy.set(e, reads);
  return reads;
};

const union = (a: readonly number[], b: readonly number[]): readonly number[] => {
  if (a.length === 0) return b;
  const more = b.filter((id) => !a.includes(id));
  return more.length === 0 ? a : [...a, ...more];
};

export const meets = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean => {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  for (const x of few) if (many.has(x)) return true;
  return false;
};
