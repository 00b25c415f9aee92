import { derivatives, functionNames, type Field, type FunctionName } from "@gradkit/scalar";
import { call } from "../call.js";
import { error } from "../errors.js";
import { isCall, isNumber, isScalar, number, type MatrixExpr } from "../expr.js";
import { functionNamed } from "../functions/functions.js";
import { onesOf, powerOf } from "../simplify/build.js";
import { simplify } from "../simplify/simplify.js";

/** The operations of scalar's rules entry by entry, on expressions of one shape and on numbers. */
const lift = (x: MatrixExpr, like: MatrixExpr): MatrixExpr => {
  if (!isScalar(x) || isScalar(like)) return x;
  const ones = onesOf(like);
  return isNumber(x, 1) ? ones : call("mul", [x, ones]);
};
const join = (name: string, x: MatrixExpr, y: MatrixExpr): MatrixExpr => call(name, [lift(x, y), lift(y, x)]);
const product = (x: MatrixExpr, y: MatrixExpr): MatrixExpr => (isNumber(x, 1) ? y : isNumber(y, 1) ? x : call("times", [simplify(x), simplify(y)]));

const operations: Partial<Field<MatrixExpr>> = {
  constant: number,
  pi: call("pi", []),
  neg: (x) => (x.kind === "number" ? number(-x.value) : call("neg", [x])),
  add: (x, y) => (x.kind === "number" && y.kind === "number" ? number(x.value + y.value) : join("add", x, y)),
  sub: (x, y) => (isNumber(y, 0) ? x : join("sub", x, y)),
  mul: product,
  div: (x, y) => call("over", [x, y]),
  pow: (x, y) => (y.kind === "number" ? powerOf(x, y.value) : call("power", [x, y])),
  square: (x) => call("power", [x, number(2)]),
  // 1 − σ(x), so that it meets the same form in what users write
  sigmoid: (x) => (isCall(x, "neg") ? join("sub", number(1), call("sigmoid", x.args)) : call("sigmoid", [x])),
};

const named = (name: string) => (...args: MatrixExpr[]): MatrixExpr => {
  if (!functionNamed(name)) throw error("matrix/no-derivative", { name });
  return call(name, args);
};

const field = { ...Object.fromEntries(functionNames.map((name) => [name, named(name)])), ...operations } as unknown as Field<MatrixExpr>;

/** The derivative of a function of scalar's table by its k-th argument, entry by entry. */
export const pointwiseDerivative = (name: FunctionName, args: readonly MatrixExpr[], value: MatrixExpr, k: number): MatrixExpr => {
  const d = derivatives[name as "atan2"].d[k as 0];
  return (d as (F: Field<MatrixExpr>, ...argsAndValue: MatrixExpr[]) => MatrixExpr)(field, ...args, value);
};
