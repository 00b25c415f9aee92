import { error, valueError } from "./errors.js";
import { checked, type MatrixExpr } from "./expr.js";
import { replaced } from "./replaced.js";
import { showExtent } from "./size.js";

/**
 * The expression with others in place of some symbols, as it stands: nothing is simplified.
 *
 * @throws matrix/not-expression, matrix/parts
 * @throws matrix/shape, matrix/not-square  where the new parts do not fit
 * @example
 * const [x, y] = [vector("x", "n"), vector("y", "n")]
 * format(substitute(parse("x'*x", [x]), new Map([[x, y]]))) // => "y'*y"
 */
export const substitute = (expr: MatrixExpr, parts: ReadonlyMap<MatrixExpr, MatrixExpr>): MatrixExpr => replaced(checked(expr), partsOf(parts), alike);

/** A Map of any realm, with expressions on both sides. */
const partsOf = (parts: ReadonlyMap<MatrixExpr, MatrixExpr>): ReadonlyMap<MatrixExpr, MatrixExpr> => {
  if (Object.prototype.toString.call(parts) !== "[object Map]") throw valueError("matrix/parts", { got: parts });
  for (const pair of parts) pair.forEach(checked);
  return parts;
};

/** The new part, where indices stand on the axes of the old one. */
const alike = (before: MatrixExpr, after: MatrixExpr): MatrixExpr => {
  if (before.rows === after.rows && before.cols === after.cols) return after;
  throw error("matrix/shape", { call: "substitute", shapes: [before, after].map(showExtent), rule: "in index notation a part keeps its shape" });
};
