import type { Expr } from "./expr.js";
import { partsOf } from "./visit.js";

/** Calls `visit` with an expression and its parts, with each once, however often it is met. */
export const once = (visit: (e: Expr) => void): ((e: Expr) => void) => {
  const seen = new Set<Expr>();
  const walk = (e: Expr): void => {
    if (seen.has(e)) return;
    seen.add(e);
    visit(e);
    partsOf(e).forEach(walk);
  };
  return walk;
};
