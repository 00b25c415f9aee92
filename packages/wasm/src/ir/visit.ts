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

/** Calls `visit` once with each expression of statements, those inside them and their parts too. */
export const eachExpr = (statements: readonly Statement[], visit: (e: Expr) => void): void => {
  const seen = new Set<Expr>();
  const walk = (e: Expr): void => {
    if (seen.has(e)) return;
    seen.add(e);
    visit(e);
    for (const part of partsOf(e)) walk(part);
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
  for (const list of inner(s))
    for (const part of list) {
      const effects = effectsOf(part);
      for (const r of effects.reads) reads.add(r);
      for (const w of effects.writes) writes.add(w);
    }
  for (const e of exprsOf(s)) for (const r of readsOf(e)) reads.add(r);
  if (s.op === "store") writes.add(s.buffer.id);
  if (s.op === "set" || s.op === "fold") writes.add(-1 - s.local);
  if (s.op === "fold") reads.add(-1 - s.local);
  if (s.op === "call") {
    for (const b of s.reads) reads.add(b.id);
    for (const b of s.writes) writes.add(b.id);
  }
  const effects = { reads, writes };
  known.set(s, effects);
  return effects;
};

const readBy = new WeakMap<Expr, readonly number[]>();
const nothing: readonly number[] = [];

/** What an expression reads: each thing once. */
export const readsOf = (e: Expr): readonly number[] => {
  if (e.op === "const") return nothing;
  if (e.op === "local") return [-1 - e.local];
  const found = readBy.get(e);
  if (found) return found;
  let reads = e.op === "load" ? [e.buffer.id] : nothing;
  for (const part of partsOf(e)) reads = union(reads, readsOf(part));
  readBy.set(e, reads);
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
