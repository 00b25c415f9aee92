import type { FoldName, Loop } from "./statement.js";
import { eachStatement } from "./visit.js";

/** Locals that the steps of a loop fold into and that live longer than it. */
export const foldsOf = (loop: Loop): ReadonlyMap<number, FoldName> => {
  const [folded, own] = [new Map<number, FoldName>(), new Set<number>()];
  eachStatement(loop.body, (s) => {
    if (s.op === "set") own.add(s.local);
    if (s.op === "fold") folded.set(s.local, s.by);
  });
  for (const id of own) folded.delete(id);
  return folded;
};
