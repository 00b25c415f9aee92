import type { Index } from "../tensor/term.js";

/** Numbers over some indices, in row-major order of these. */
export interface Block {
  readonly idx: readonly Index[];
  readonly data: Float64Array;
}

export type Length = (i: Index) => number;

/** For each element of a block over `idx`, the offset of the element of `of`. */
const offsets = ({ idx: own }: Block, idx: readonly Index[], length: Length): Int32Array => {
  const steps = new Map<Index, number>();
  for (let k = own.length - 1, step = 1; k >= 0; step *= length(own[k]!), k--) steps.set(own[k]!, (steps.get(own[k]!) ?? 0) + step);
  let list = Int32Array.of(0);
  for (const i of idx) {
    const [n, step] = [length(i), steps.get(i) ?? 0];
    const next = new Int32Array(list.length * n);
    for (let k = 0, to = 0; k < list.length; k++) for (let j = 0; j < n; j++, to++) next[to] = list[k]! + j * step;
    list = next;
  }
  return list;
};

/** The product of some blocks over `kept`, summed over `over`. */
const contraction = (blocks: readonly Block[], kept: readonly Index[], over: readonly Index[], length: Length): Block => {
  const all = [...kept, ...over];
  const size = (idx: readonly Index[]): number => idx.reduce((n, i) => n * length(i), 1);
  const product = new Float64Array(size(all)).fill(1);
  for (const block of blocks) {
    const from = offsets(block, all, length);
    for (let k = 0; k < product.length; k++) product[k]! *= block.data[from[k]!]!;
  }
  const inner = size(over);
  const data = new Float64Array(size(kept));
  for (let k = 0; k < product.length; k++) data[Math.floor(k / inner)]! += product[k]!;
  return { idx: kept, data };
};

/** Π of blocks summed over all indices but the free ones, one index after the other. */
export const contract = (blocks: readonly Block[], sums: readonly Index[], free: readonly Index[], length: Length): Block => {
  let left = [...blocks];
  for (const i of sums) {
    const having = left.filter(({ idx }) => idx.includes(i));
    const kept = [...new Set(having.flatMap(({ idx }) => idx))].filter((j) => j !== i);
    left = [...left.filter((block) => !having.includes(block)), contraction(having, kept, [i], length)];
  }
  return contraction(left, free, [], length);
};
