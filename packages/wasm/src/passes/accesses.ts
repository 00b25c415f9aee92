import type { Expr } from "../ir/expr.js";
import type { IndexMap } from "../ir/index-map.js";
import { once } from "../ir/once.js";
import { remembered } from "../ir/remembered.js";
import { exprsOf, inner, type Statement } from "../ir/statement.js";

/** One place in statements that reads or writes an element of a buffer. */
export interface Access {
  readonly buffer: number;
  readonly index: IndexMap;
}

/** A choice by a place. */
type Guard = Extract<Expr, { readonly op: "guard" }>;

/** What lists of statements contain that decides how loops may change: accesses, choices, the steps of the loops inside, and whether there are calls or tests. */
export interface Contents {
  readonly accesses: readonly Access[];
  readonly guards: readonly Guard[];
  readonly extents: ReadonlyMap<number, number>;
  readonly isPlain: boolean;
  /** About how many operations. */
  readonly weight: number;
}

export const contentsOf: (s: Statement) => Contents = remembered((s) => {
  const accesses: Access[] = [];
  const guards: Guard[] = [];
  const extents = new Map<number, number>();
  let isPlain = s.op !== "call" && s.op !== "while" && s.op !== "if";
  let weight = 1;
  exprsOf(s).forEach(once((e) => {
    weight++;
    if (e.op === "load") accesses.push({ buffer: e.buffer.id, index: e.index });
    if (e.op === "guard") guards.push(e);
  }));
  if (s.op === "store") accesses.push({ buffer: s.buffer.id, index: s.index });
  if (s.op === "loop") extents.set(s.variable, s.extent);
  for (const list of inner(s))
    for (const part of list) {
      const contents = contentsOf(part);
      accesses.push(...contents.accesses);
      guards.push(...contents.guards);
      for (const [v, extent] of contents.extents) extents.set(v, extent);
      isPlain &&= contents.isPlain;
      weight += contents.weight;
    }
  return { accesses, guards, extents, isPlain, weight };
});

/** Where an access of one step of a loop lies, apart from what comes from loops around it. */
export const reachOf = ({ index }: Access, variable: number, extents: ReadonlyMap<number, number>): { stride: number; low: number; high: number; around: string } | undefined => {
  if (index.computed.length > 0) return undefined;
  let stride = 0;
  let low = index.base;
  let high = low;
  let around = "";
  for (let k = 0; k < index.terms.length; k++) {
    const v = index.terms[k]![0];
    const by = index.terms[k]![1];
    const extent = extents.get(v);
    if (v === variable) stride = by;
    else if (extent === undefined) around += `${v}*${by},`;
    else if (by > 0) high += by * (extent - 1);
    else low += by * (extent - 1);
  }
  return { stride, low, high, around };
};
