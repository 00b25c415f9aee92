import type { Buffer } from "../ir/buffer.js";
import { addTo } from "../ir/groups.js";
import { bytesOf } from "../ir/kind.js";
import { inner, type Statement } from "../ir/statement.js";
import { eachReadOf, eachTouched, effectsOf } from "../ir/visit.js";

/** Where each buffer stands, and how many bytes there are in all. */
export interface MemoryPlan {
  readonly addresses: ReadonlyMap<number, number>;
  readonly bytes: number;
}

interface Life {
  first: number;
  last: number;
}

const aligned = (bytes: number): number => Math.ceil(bytes / 64) * 64;

/**
 * Places for buffers: inputs, constants, outputs and state have theirs for good; temporaries whose lives do not meet share memory. A life runs from the first statement
 * that touches a buffer to the last; of one that lives across the steps of a loop, over the whole loop.
 */
export const planMemory = (statements: readonly Statement[], buffers: readonly Buffer[], kept: ReadonlySet<number>, start = 64): MemoryPlan => {
  const addresses = new Map<number, number>();
  let next = start;
  for (const buffer of buffers)
    if (buffer.role !== "temporary" && buffer.role !== "stack") {
      addresses.set(buffer.id, next);
      next += aligned(buffer.size * bytesOf[buffer.dtype]);
    }
  const lives = livesOf(statements, kept);
  const temporaries = buffers.flatMap(({ id, role, size, dtype }): Temporary[] => {
    const life = role === "temporary" ? lives.get(id) : undefined;
    return life ? [{ ...life, id, bytes: Math.max(64, aligned(size * bytesOf[dtype])) }] : [];
  });
  // Stretches of free memory by their size: the last one of a size that was given back is the first to be used again.
  const free = new Map<number, number[]>();
  const [starting, ending] = [temporaries.toSorted((a, b) => a.first - b.first), temporaries.toSorted((a, b) => a.last - b.last)];
  let ended = 0;
  for (const { id, first, bytes } of starting) {
    for (; ending[ended]!.last < first; ended++) addTo(free, ending[ended]!.bytes, addresses.get(ending[ended]!.id)!);
    addresses.set(id, free.get(bytes)?.pop() ?? (next += bytes) - bytes);
  }
  for (const { id, role } of buffers) if (role === "stack") addresses.set(id, next);
  return { addresses, bytes: next };
};

interface Temporary extends Life {
  readonly id: number;
  readonly bytes: number;
}

/**
 * The first and the last statement, in the order of the text, that touches each buffer, those in locals left out. What a loop touches and code around it too lives through all of its
 * steps.
 */
const livesOf = (statements: readonly Statement[], kept: ReadonlySet<number>): Map<number, Life> => {
  const lives = new Map<number, Life>();
  const loops: { readonly from: number; readonly to: number; readonly touched: ReadonlySet<number> }[] = [];
  let time = 0;
  const touch = (id: number): void => {
    if (id < 0 || kept.has(id)) return;
    const life = lives.get(id);
    if (life) life.last = time;
    else lives.set(id, { first: time, last: time });
  };
  const walk = (s: Statement): void => {
    const from = ++time;
    const parts = inner(s);
    if (parts.length === 0) return eachTouched(s, touch);
    for (const part of parts) part.forEach(walk);
    time++;
    const touched = buffersOf(s);
    if (s.op === "if" || s.op === "while") eachReadOf(s.test, touch);
    if (s.op !== "if") loops.push({ from, to: time, touched });
  };
  statements.forEach(walk);
  for (const { from, to, touched } of loops)
    for (const id of touched) {
      const life = lives.get(id);
      if (!life || (life.first >= from && life.last <= to)) continue;
      life.first = Math.min(life.first, from);
      life.last = Math.max(life.last, to);
    }
  return lives;
};

/** The buffers that a statement touches, with those of the statements inside it. */
const buffersOf = (s: Statement): ReadonlySet<number> => {
  const { reads, writes } = effectsOf(s);
  return new Set([...reads, ...writes].filter((id) => id >= 0));
};
