import type { MatrixExpr, SymbolExpr } from "../expr.js";
import { format } from "../print/format.js";
import { derive } from "./derive.js";

/** A step as text, for a terminal or a page. */
export interface Explanation {
  readonly rule: string;
  readonly identity?: string;
  readonly of: string;
  readonly before: string;
  readonly after: string;
  readonly shapes: readonly string[];
}

/**
 * The steps of {@link derive} as plain text data.
 *
 * @throws as {@link derive}
 * @example
 * explain(parse("x'*x"), "x").map(({ rule, after }) => `${rule}: ${after}`)
 * // => ["product: x'*dx + d(x')*x", "transpose: x'*dx + dx'*x", "collect: 2*x'*dx", "gradient: 2*x'"]
 */
export const explain = (expr: MatrixExpr, by: string | SymbolExpr): Explanation[] =>
  derive(expr, by).steps.map(({ rule, identity, of, before, after, shapes }) => ({
    rule,
    ...(identity !== undefined && { identity }),
    of: format(of),
    before: format(before),
    after: format(after),
    shapes: shapes.map(({ term, shape }) => `${format(term)}: ${shape}`),
  }));
