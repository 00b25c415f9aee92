import type { Buffer } from "../ir/buffer.js";
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
  const temporaries = buffers.filter(({ id, role }) => role === "temporary" && lives.has(id));
  const order = temporaries.toSorted((a, b) => lives.get(a.id)!.first - lives.get(b.id)!.first || a.id - b.id);
  const free = freeList(next);
  const ends: { readonly last: number; readonly address: number; readonly bytes: number }[] = [];
  for (const buffer of order) {
    const { first, last } = lives.get(buffer.id)!;
    while (ends.length > 0 && ends[0]!.last < first) {
      const { address, bytes } = heapPop(ends);
      free.release(address, bytes);
    }
    const bytes = Math.max(64, aligned(buffer.size * bytesOf[buffer.dtype]));
    const address = free.take(bytes);
    addresses.set(buffer.id, address);
    heapPush(ends, { last, address, bytes });
  }
  for (const { id, role } of buffers) if (role === "stack") addresses.set(id, free.end());
  return { addresses, bytes: free.end() };
};

type End = { readonly last: number; readonly address: number; readonly bytes: number };

const heapPush = (heap: End[], end: End): void => {
  heap.push(end);
  for (let k = heap.length - 1; k > 0; ) {
    const up = (k - 1) >> 1;
    if (heap[up]!.last <= heap[k]!.last) return;
    [heap[up], heap[k]] = [heap[k]!, heap[up]!];
    k = up;
  }
};

const heapPop = (heap: End[]): End => {
  const top = heap[0]!;
  const last = heap.pop()!;
  if (heap.length > 0) {
    heap[0] = last;
    for (let k = 0; ; ) {
      const [left, right] = [2 * k + 1, 2 * k + 2];
      let least = k;
      if (left < heap.length && heap[left]!.last < heap[least]!.last) least = left;
      if (right < heap.length && heap[right]!.last < heap[least]!.last) least = right;
      if (least === k) break;
      [heap[least], heap[k]] = [heap[k]!, heap[least]!];
      k = least;
    }
  }
  return top;
};

/** Stretches of free memory by their size: the last one of a size that was given back is the first to be used again. */
const freeList = (start: number): { readonly take: (bytes: number) => number; readonly release: (address: number, bytes: number) => void; readonly end: () => number } => {
  const bySize = new Map<number, number[]>();
  let end = start;
  return {
    take: (bytes) => bySize.get(bytes)?.pop() ?? (end += bytes) - bytes,
    release: (address, bytes) => {
      const list = bySize.get(bytes);
      if (list) list.push(address);
      else bySize.set(bytes, [address]);
    },
    end: () => end,
  };
};

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
