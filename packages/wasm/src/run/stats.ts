import type { Built } from "../build.js";
import type { Stats } from "../compiled.js";
import { exprsOf, inner, type Statement } from "../ir/statement.js";
import { partsOf } from "../ir/visit.js";
import type { Expr } from "../ir/expr.js";

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
  const seen = new Set<Expr>();
  let count = s.op === "fold" && !s.whole ? 1 : 0;
  const visit = (e: Expr): void => {
    if (seen.has(e)) return;
    seen.add(e);
    if (!uncounted.has(e.op) && e.kind !== "i32") count += e.op === "madd" || e.op === "nmadd" ? 2 : 1;
    partsOf(e).forEach(visit);
  };
  exprsOf(s).forEach(visit);
  return count;
};
