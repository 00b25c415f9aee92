import type { Buffer } from "../ir/buffer.js";
import { eachStatement } from "../ir/visit.js";
import { addTo } from "../ir/groups.js";
import { at, plus, type IndexMap } from "../ir/index-map.js";
import { rewriteStatements } from "../ir/rewrite.js";
import { inner, mapped, withInner, type Loop, type Statement } from "../ir/statement.js";
import { contentsOf, reachOf, type Access } from "./accesses.js";

/**
 * An array of which each step of a loop makes and uses a part of its own, and that nothing else meets, needs room for one part only: it stays in the nearest memory. Where the steps are in lanes, each lane
 * has its part, and those of all lanes stand side by side.
 */
export const contract = (statements: readonly Statement[]): readonly Statement[] => {
  if (statements.every((s) => inner(s).length === 0)) return statements;
  const everywhere = countsOf(statements);
  eachStatement(statements, (s) => {
    // What a function of the host reads or writes is used as a whole.
    if (s.op === "call") for (const { id } of [...s.reads, ...s.writes]) everywhere.set(id, Infinity);
  });
  const list = (given: readonly Statement[]): readonly Statement[] =>
    mapped(given, (s) => withInner(s.op === "loop" ? contracted(s, everywhere) : s, list));
  return list(statements);
};

const countsOf = (statements: readonly Statement[]): Map<number, number> => {
  const counts = new Map<number, number>();
  for (const s of statements) for (const { buffer } of contentsOf(s).accesses) counts.set(buffer, (counts.get(buffer) ?? 0) + 1);
  return counts;
};

/** What one step has of a buffer. */
interface Part {
  readonly low: number;
  readonly size: number;
}

const contracted = (loop: Loop, everywhere: ReadonlyMap<number, number>): Loop => {
  const { accesses, extents } = contentsOf(loop);
  const parts = new Map<number, Part>();
  for (const [buffer, own] of grouped(accesses)) {
    const part = own.length === everywhere.get(buffer) ? partOf(own, loop.variable, extents) : undefined;
    if (part) parts.set(buffer, part);
  }
  if (parts.size === 0) return loop;
  const lanes = loop.vectors === undefined ? 1 : 2 * loop.vectors;
  const made = new Map<number, Buffer>();
  const bufferOf = (buffer: Buffer): Buffer => {
    const found = made.get(buffer.id) ?? { ...buffer, size: parts.get(buffer.id)!.size * lanes, ...(lanes > 1 ? { lanes } : {}) };
    made.set(buffer.id, found);
    return found;
  };
  const isMeant = (buffer: Buffer): boolean => parts.has(buffer.id) && buffer.role === "temporary" && buffer.lanes === undefined;
  /** A load or a store, in the part. */
  const moved = <T extends { readonly buffer: Buffer; readonly index: IndexMap }>(of: T): T => {
    const { buffer, index } = of;
    if (!isMeant(buffer)) return of;
    const rest: IndexMap = { base: index.base - parts.get(buffer.id)!.low, terms: index.terms.filter(([v]) => v !== loop.variable), computed: [] };
    return { ...of, buffer: bufferOf(buffer), index: plus(at(0), rest, lanes) };
  };
  const stores = (given: readonly Statement[]): readonly Statement[] => mapped(given, (s) => (s.op === "store" ? moved(s) : withInner(s, stores)));
  return { ...loop, body: stores(rewriteStatements(loop.body, new Map(), (e) => (e.op === "load" ? moved(e) : e))) };
};

const grouped = (accesses: readonly Access[]): Map<number, Access[]> => {
  const groups = new Map<number, Access[]>();
  for (const access of accesses) addTo(groups, access.buffer, access);
  return groups;
};

/** The part of a buffer that each step of a loop has for itself: none where steps share. */
const partOf = (accesses: readonly Access[], variable: number, extents: ReadonlyMap<number, number>): Part | undefined => {
  const reaches = accesses.map((access) => reachOf(access, variable, extents));
  const [first] = reaches;
  if (!first || first.stride <= 0 || !reaches.every((reach) => reach?.stride === first.stride && reach.around === first.around)) return undefined;
  const [low, high] = [Math.min(...reaches.map((reach) => reach!.low)), Math.max(...reaches.map((reach) => reach!.high))];
  return high - low < first.stride ? { low, size: high - low + 1 } : undefined;
};

/** Buffers as statements have them now. */
export const buffersIn = (statements: readonly Statement[], buffers: readonly Buffer[]): readonly Buffer[] => {
  const latest = new Map<number, Buffer>();
  eachStatement(statements, (s) => {
    if (s.op === "store" && s.buffer !== buffers[s.buffer.id]) latest.set(s.buffer.id, s.buffer);
  });
  return latest.size === 0 ? buffers : buffers.map((buffer) => latest.get(buffer.id) ?? buffer);
};
