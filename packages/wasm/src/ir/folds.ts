import type { FoldName, Loop, Statement } from "./statement.js";

/** Locals that the steps of a loop fold into and that live longer than it. */
export const foldsOf = (loop: Loop): ReadonlyMap<number, FoldName> => {
  const folded = new Map<number, FoldName>();
  const own = new Set<number>();
  const visit = (s: Statement): void => {
    if (s.op === "set") own.add(s.local);
    if (s.op === "fold") folded.set(s.local, s.by);
    if (s.op === "loop") s.body.forEach(visit);
  };
  loop.body.forEach(visit);
  for (const id of own) folded.delete(id);
  return folded;
};
