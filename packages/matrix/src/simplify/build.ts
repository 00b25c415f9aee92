import { call } from "../call.js";
import { callNode, isCall, isNumber, isScalar, number, sizeScalar, type MatrixExpr } from "../expr.js";
import type { Extent, Size } from "../size.js";
import { chainOf, isSymmetric } from "./facts.js";
import { compare, nodeCount } from "./order.js";

/** The transpose, without a sign where it is none, and term by term where that is no longer. */
export const transpose = (expr: MatrixExpr): MatrixExpr => {
  if (isCall(expr, "transpose")) return expr.args[0]!;
  if (isScalar(expr) || isSymmetric(expr)) return expr;
  const isLinear = expr.kind === "call" && (["neg", "add", "sub"].includes(expr.name) || (expr.name === "mul" && isScalar(expr.args[0]!)));
  const inside = isLinear ? call(expr.name, expr.args.map(transpose)) : undefined;
  if (inside && (isCall(expr, "neg") || nodeCount(inside) <= nodeCount(expr))) return inside;
  return callNode("transpose", [expr], { rows: expr.cols, cols: expr.rows });
};

export const identity = (n: Size): MatrixExpr => call("eye", [sizeScalar(n)]);

const filled = (name: "ones" | "zeros", { rows, cols }: Extent): MatrixExpr => {
  if (rows === null && cols === null) return number(name === "ones" ? 1 : 0);
  const made = call(name, [rows, cols].flatMap((size) => (size === null ? [] : [sizeScalar(size)])));
  return rows === null ? transpose(made) : made;
};
/** All ones, of an extent. */
export const onesOf = (extent: Extent): MatrixExpr => filled("ones", extent);
/** All zeros, of an extent. */
export const zerosOf = (extent: Extent): MatrixExpr => filled("zeros", extent);

/** A number as it is best read, but for rounding: 0.5, 2, or a fraction of small whole numbers. */
export const coefficient = (value: number): MatrixExpr => {
  const short = Number(value.toPrecision(14));
  if (String(Math.abs(short)).length <= 6) return number(short);
  for (let den = 3; den <= 99; den++) {
    const num = Math.round(value * den);
    if (Number((num / den).toPrecision(14)) === short) return callNode("div", [number(num), number(den)], { rows: null, cols: null });
  }
  return number(value);
};

/** c·E. */
export const scaledBy = (c: number, expr: MatrixExpr): MatrixExpr => {
  if (c === 1) return expr;
  if (expr.kind === "number") return coefficient(c * expr.value);
  if (c === -1) return call("neg", [expr]);
  return expr.kind === "call" && expr.name === "mul" && isScalar(expr.args[0]!) ? joinScalar(coefficient(c), expr) : call("mul", [coefficient(c), expr]);
};

/** A scalar in front of a product from left to right. */
const joinScalar = (c: MatrixExpr, expr: MatrixExpr): MatrixExpr => chainOf(expr).reduce((left, right) => call("mul", [left, right]), c);

/** The matrix product of a chain, with powers of repeated factors. */
export const productOf = (chain: readonly MatrixExpr[]): MatrixExpr => {
  const powers: { base: MatrixExpr; exp: number }[] = [];
  for (const base of chain) {
    const last = powers.at(-1);
    if (last?.base === base && base.rows !== null && base.rows === base.cols && !isCall(base, "inv")) last.exp++;
    else powers.push({ base, exp: 1 });
  }
  return powers.map(({ base, exp }) => (exp === 1 ? base : isCall(base, "transpose") ? transpose(call("matrixPower", [base.args[0]!, number(exp)])) : call("matrixPower", [base, number(exp)]))).reduce((left, right) => call("mul", [left, right]));
};

/** A power entry by entry; sqrt where it is one. */
export const powerOf = (base: MatrixExpr, exp: number): MatrixExpr => {
  if (exp === 1) return base;
  if (exp === 0.5) return call("sqrt", [base]);
  return call("power", [base, coefficient(exp)]);
};

/** Π baseᵉ entry by entry; `one` where there are none. */
export const entrywiseProduct = (powers: ReadonlyMap<MatrixExpr, number>, one: () => MatrixExpr): MatrixExpr => {
  const sorted = [...powers].toSorted(([a], [b]) => compare(a, b));
  const above = sorted.filter(([, exp]) => exp > 0).map(([base, exp]) => powerOf(base, exp));
  const below = sorted.filter(([, exp]) => exp < 0).map(([base, exp]) => powerOf(base, -exp));
  const scalar = [...above, ...below].every(isScalar);
  const [times, over] = scalar ? (["mul", "div"] as const) : (["times", "over"] as const);
  const join = (factors: readonly MatrixExpr[]): MatrixExpr => factors.reduce((left, right) => call(times, [left, right]));
  if (above.length === 0 && below.length === 0) return one();
  if (below.length === 0) return join(above);
  return call(over, [above.length === 0 ? number(1) : join(above), join(below)]);
};

/** Σ of expressions; those with a sign in front are subtracted, and stand after the others. */
export const sumOf = (terms: readonly MatrixExpr[]): MatrixExpr => {
  const [minus, plus] = [true, false].map((sign) => terms.filter((term) => isNegative(term) === sign)) as [MatrixExpr[], MatrixExpr[]];
  const [first, ...others] = [...plus, ...minus];
  return others.reduce((sum, term) => (isNegative(term) ? call("sub", [sum, negated(term)]) : call("add", [sum, term])), first!);
};

const isNegative = (expr: MatrixExpr): boolean => {
  if (expr.kind === "number") return expr.value < 0;
  if (expr.kind !== "call") return false;
  return expr.name === "neg" || ((expr.name === "mul" || expr.name === "div") && isNegative(expr.args[0]!));
};

/** The opposite of an expression with a sign in front. */
const negated = (expr: MatrixExpr): MatrixExpr => {
  if (expr.kind === "number") return number(-expr.value);
  if (expr.kind !== "call") return call("neg", [expr]);
  const { name, args: [first, second] } = expr;
  if (name === "neg") return first!;
  const inner = negated(first!);
  return name === "mul" && isNumber(inner, 1) ? second! : call(name, [inner, second!]);
};
