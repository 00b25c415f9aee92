import { call } from "../call.js";
import { isCall, isScalar, type MatrixExpr } from "../expr.js";
import { chainOf } from "../simplify/facts.js";

/** The derivatives of matrix functions as functions of one number, at a matrix. */
const derivatives: Readonly<Record<string, (x: MatrixExpr) => readonly [number, MatrixExpr]>> = {
  "#expm": (x) => [1, call("expm", [x])],
  "#sinm": (x) => [1, call("cosm", [x])],
  "#cosm": (x) => [-1, call("sinm", [x])],
  "#logm": (x) => [1, call("inv", [x])],
  "#sqrtm": (x) => [0.5, call("inv", [call("sqrtm", [x])])],
};

/** f'(X), which the derivative of f is in directions that commute with X, and under the trace. */
export const slopeOf = (atom: MatrixExpr): readonly [number, MatrixExpr] | undefined =>
  atom.kind === "call" && Object.hasOwn(derivatives, atom.name) ? derivatives[atom.name]!(atom.args[0]!) : undefined;

/** The matrices of a product, without its scalars. */
const coreOf = (x: MatrixExpr): MatrixExpr[] => {
  if (isCall(x, "neg") || isCall(x, "div")) return coreOf(x.args[0]!);
  return chainOf(x).flatMap((factor) => (isScalar(factor) ? [] : factor === x ? [x] : coreOf(factor)));
};

/** Whether a direction is the argument but for scalars, and so commutes with it. */
export const isAlong = (atom: MatrixExpr, direction: readonly MatrixExpr[]): boolean => {
  const [x] = (atom as { args: readonly MatrixExpr[] }).args as [MatrixExpr];
  const factors = coreOf(x);
  return factors.length === direction.length && factors.every((factor, k) => factor === direction[k]);
};

