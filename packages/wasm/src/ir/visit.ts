import type { Expr } from "./expr.js";
import type { IndexMap } from "./index-map.js";
import { remembered } from "./remembered.js";
import { exprsOf, inner, type Statement } from "./statement.js";

/** What an expression is computed from: its arguments, and the whole numbers in its index. */
export const partsOf = (e: Expr): readonly Expr[] =>
  (e.op !== "load" && e.op !== "position" && e.op !== "guard") || e.index.computed.length === 0 ? e.args : [...e.args, ...e.index.computed.map(([part]) => part)];

export const indexOf = (e: Expr): IndexMap | undefined => (e.op === "load" || e.op === "position" || e.op === "guard" ? e.index : undefined);

/** Whether an expression is made of parts that have none: it is quicker looked at again than remembered. */
const isShort = (parts: readonly Expr[]): boolean => {
  for (let k = 0; k < parts.length; k++) if (partsOf(parts[k]!).length > 0) return false;
  return true;
};

/** Calls `visit` with each expression of statements, those inside them and their parts too; with long ones once. */
export const eachExpr = (statements: readonly Statement[], visit: (e: Expr) => void): void => {
  const seen = new Set<Expr>();
  const walk = (e: Expr): void => {
    const parts = partsOf(e);
    if (parts.length === 0) return visit(e);
    const short = isShort(parts);
    if (!short && seen.has(e)) return;
    if (!short) seen.add(e);
    visit(e);
    for (let k = 0; k < parts.length; k++) (short ? visit : walk)(parts[k]!);
  };
  eachStatement(statements, (s) => {
    if (s.op === "store" && s.index.computed.length === 0) walk(s.value);
    else for (const e of exprsOf(s)) walk(e);
  });
};

/** Calls `visit` with each statement, outer ones first. */
export const eachStatement = (statements: readonly Statement[], visit: (s: Statement) => void): void => {
  for (let k = 0; k < statements.length; k++) {
    const s = statements[k]!;
    visit(s);
    const lists = inner(s);
    for (let i = 0; i < lists.length; i++) eachStatement(lists[i]!, visit);
  }
};

/** What statements read and write: buffers by their number, locals by −1 − theirs. */
export interface Effects {
  readonly reads: ReadonlySet<number>;
  readonly writes: ReadonlySet<number>;
}

export const effectsOf: (s: Statement) => Effects = remembered((s) => {
  const [reads, writes] = [new Set<number>(), new Set(writtenBySelf(s))];
  const read = (id: number): void => void reads.add(id);
  eachReadBySelf(s, read);
  for (const list of inner(s))
    for (const part of list) {
      const own = inner(part).length > 0 ? effectsOf(part) : undefined;
      if (own) own.reads.forEach(read);
      else eachReadBySelf(part, read);
      for (const w of own ? own.writes : writtenBySelf(part)) writes.add(w);
    }
  return { reads, writes };
});

/** Calls `visit` with what a statement reads, those inside it left out, some of it several times: without a list, for long programs. */
const eachReadBySelf = (s: Statement, visit: (id: number) => void): void => {
  const read = (e: Expr): void => {
    if (e.op === "load") visit(e.buffer.id);
    else if (e.op === "local") visit(-1 - e.local);
    const parts = partsOf(e);
    if (parts.length === 0) return;
    if (isShort(parts)) parts.forEach(read);
    else eachReadOf(e, visit);
  };
  exprsOf(s).forEach(read);
  if (s.op === "fold") visit(-1 - s.local);
  if (s.op === "call") for (const { id } of s.reads) visit(id);
};

/** What a statement writes, those inside it left out. */
export const writtenBySelf = (s: Statement): readonly number[] =>
  s.op === "store" ? [s.buffer.id] : s.op === "set" || s.op === "fold" ? [-1 - s.local] : s.op === "call" ? s.writes.map(({ id }) => id) : nothing;

/** Calls `visit` with what a statement itself reads and writes, some of it several times. */
export const eachTouched = (s: Statement, visit: (id: number) => void): void => {
  eachReadBySelf(s, visit);
  writtenBySelf(s).forEach(visit);
};

const nothing: readonly number[] = [];

const union = (a: readonly number[], b: readonly number[]): readonly number[] => {
  if (a.length === 0) return b;
  let out: number[] | undefined;
  for (let k = 0; k < b.length; k++) if (!(out ?? a).includes(b[k]!)) (out ??= a.slice()).push(b[k]!);
  return out ?? a;
};

export const meets = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean => {
  if (a.size > b.size) return meets(b, a);
  for (const x of a) if (b.has(x)) return true;
  return false;
};

/** Where the numbers of loop variables begin among what an expression needs, and what stands for numbers that each lane has for itself. */
const [firstVariable, ownOfLanes] = [2 ** 30, -(2 ** 30)] as const;

/** What a loop variable is among what expressions need. */
export const neededAs = (variable: number): number => firstVariable + variable;

/** What the value of an expression depends on: what it reads, and loop variables. */
export const needsOf = (e: Expr): readonly number[] => (e.op === "const" ? nothing : e.op === "local" ? [-1 - e.local] : neededBy(e));

const neededBy: (e: Expr) => readonly number[] = remembered((e) => {
  const index = indexOf(e);
  let needs: readonly number[] = e.op !== "load" ? nothing : e.buffer.lanes === undefined ? [e.buffer.id] : [e.buffer.id, ownOfLanes];
  if (index && index.terms.length > 0) needs = union(needs, index.terms.map(([v]) => neededAs(v)));
  const parts = partsOf(e);
  for (let k = 0; k < parts.length; k++) needs = union(needs, needsOf(parts[k]!));
  return needs;
});

/** Calls `visit` with what an expression reads: buffers and locals. */
export const eachReadOf = (e: Expr, visit: (id: number) => void): void =>
  needsOf(e).forEach((id) => {
    if (id < firstVariable && id !== ownOfLanes) visit(id);
  });

/** Whether an expression differs from lane to lane of a loop with some variable, where locals do. */
export const differs = (e: Expr, variable: number, hasLocal: (id: number) => boolean): boolean => {
  const needs = needsOf(e);
  const own = neededAs(variable);
  for (let k = 0; k < needs.length; k++) {
    const id = needs[k]!;
    if (id === own || id === ownOfLanes || (id < 0 && hasLocal(-1 - id))) return true;
  }
  return false;
};
