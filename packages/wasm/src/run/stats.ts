import type { Built } from "../build.js";
import type { Stats } from "../compiled.js";
import { once } from "../ir/once.js";
import { exprsOf, inner, type Statement } from "../ir/statement.js";

const uncounted: ReadonlySet<string> = new Set(["const", "local", "load", "position", "guard", "bits", "float", "toF64", "toF32"]);

export const statsOf = ({ bytes, memory, functions, addresses, lowered, milliseconds }: Built): Stats => ({
  flops: flopsOf(lowered.statements),
  bytes: memory,
  buffers: addresses.size,
  code: bytes.length,
  functions,
  milliseconds,
});

/** Operations on numbers, loops counted with their steps. */
const flopsOf = (statements: readonly Statement[]): number =>
  statements.reduce((sum, s) => sum + (s.op === "loop" ? s.extent : 1) * (own(s) + inner(s).reduce((total, list) => total + flopsOf(list), 0)), 0);

const own = (s: Statement): number => {
  let count = s.op === "fold" && !s.whole ? 1 : 0;
  exprsOf(s).forEach(once((e) => {
    if (!uncounted.has(e.op) && e.kind !== "i32") count += e.op === "madd" || e.op === "nmadd" ? 2 : 1;
  }));
  return count;
};
