import type { MatrixExpr } from "../expr.js";
import { functionNamed } from "../functions/functions.js";
import type { Lower } from "../functions/row.js";
import { constantTerm, factorOf, fresh, index, type At, type Index } from "./term.js";

const sums: readonly string[] = ["add", "sub"];
const linear: readonly string[] = [...sums, "neg", "transpose", "tr", "sum", "diag", "vec", "unvec", "tril", "triu"];

/** The indices of the axes that are there. */
export const indicesOf = (at: At): Index[] => at.filter((i) => i !== null);

/** New indices for the axes of an expression. */
export const indicesFor = ({ rows, cols }: Pick<MatrixExpr, "rows" | "cols">): At => [rows === null ? null : index(rows), cols === null ? null : index(cols)];

/** An expression in index notation; the sums in it become terms, but a sum within a product stays one atom. */
export const lower: Lower = (expr, at) => {
  const call = structural(expr);
  if (!call) return leaf(expr, at);
  return functionNamed(call.name)!.lower!(linear.includes(call.name) ? lower : lowerFactor, call, at);
};

/** An expression as one term. */
export const lowerFactor: Lower = (expr, at) => {
  const call = structural(expr);
  if (!call) return leaf(expr, at);
  const poly = functionNamed(call.name)!.lower!(sums.includes(call.name) ? lower : lowerFactor, call, at);
  return poly.length > 1 ? factorOf(expr, indicesOf(at)) : poly;
};

const structural = (expr: MatrixExpr) => (expr.kind === "call" && functionNamed(expr.name)?.lower ? expr : undefined);

const leaf: Lower = (expr, at) => {
  if (expr.kind === "number") return constantTerm(expr.value);
  if (expr.kind === "tensor") return fresh(expr.terms);
  return factorOf(expr, indicesOf(at));
};
