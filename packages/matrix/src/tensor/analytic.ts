import { call } from "../call.js";
import { isCall, isScalar, type MatrixExpr } from "../expr.js";
import { own } from "../own.js";
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
  atom.kind === "call" ? own(derivatives, atom.name)?.(atom.args[0]!) : undefined;

/** The matrices of a product, without its scalars. */
const coreOf = (x: MatrixExpr): MatrixExpr[] => {
  if (isCall(x, "neg") || isCall(x, "div")) return coreOf(x.args[0]!);
  return chainOf(x).flatMap((factor) => (isScalar(factor) ? [] : factor === x ? [x] : coreOf(factor)));
};

/** Whether a matrix is a product of the argument, scalars aside, and of functions of it, and so commutes with it. */
export const commutes = (atom: MatrixExpr, chain: readonly MatrixExpr[]): boolean => {
  const [x] = (atom as { args: readonly MatrixExpr[] }).args as [MatrixExpr];
  const core = coreOf(x);
  for (let at = 0; at < chain.length; ) {
    const factor = chain[at]!;
    if (factor.kind === "call" && factor.args[0] === x && (factor.name === "inv" || own(derivatives, `#${factor.name}`))) at++;
    else if (core.every((part, k) => part === chain[at + k])) at += core.length;
    else return false;
  }
  return true;
};
