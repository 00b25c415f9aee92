import type { Expr } from "../src/expr.js";

/** The tree of an expression, as in Lisp. */
export const sexpr = (expr: Expr): string => {
  switch (expr.kind) {
    case "number": return expr.den === 1n ? `${expr.num}` : `${expr.num}/${expr.den}`;
    case "call": return `(${[expr.name, ...expr.args.map(sexpr)].join(" ")})`;
    default: return expr.name;
  }
};
