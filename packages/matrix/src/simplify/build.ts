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
const joinScalar = (c: MatrixExpr, expr: MatrixExpr): MatrixExpr => multiplied([c, ...chainOf(expr)]);

/** The matrix product of a chain, with powers of repeated factors. */
export const productOf = (chain: readonly MatrixExpr[]): MatrixExpr => {
  const powers: { base: MatrixExpr; exp: number }[] = [];
  for (const base of chain) {
    const last = powers.at(-1);
    if (last?.base === base && base.rows !== null && base.rows === base.cols && !isCall(base, "inv")) last.exp++;
    else powers.push({ base, exp: 1 });
  }
  return multiplied(powers.map(({ base, exp }) => (exp === 1 ? base : isCall(base, "transpose") ? transpose(call("matrixPower", [base.args[0]!, number(exp)])) : call("matrixPower", [base, number(exp)]))));
};

/** A power entry by entry; sqrt where it is one. */
export const powerOf = (base: MatrixExpr, exp: number): MatrixExpr => {
  if (exp === 1) return base;
  if (exp === 0.5) return call("sqrt", [base]);
  return call("power", [base, coefficient(exp)]);
};

/** Factors from left to right. */
export const multiplied = (factors: readonly MatrixExpr[], name = "mul"): MatrixExpr => factors.reduce((left, right) => call(name, [left, right]));

/** The factors of Π baseᵉ that stand above and below, in order. */
export const aboveAndBelow = (powers: ReadonlyMap<MatrixExpr, number>, power: typeof powerOf): [above: MatrixExpr[], below: MatrixExpr[]] => {
  const sorted = [...powers].toSorted(([a], [b]) => compare(a, b));
  const [above, below] = [1, -1].map((sign) => sorted.flatMap(([base, exp]) => (exp * sign > 0 ? [power(base, exp * sign)] : [])));
  return [above!, below!];
};

/** Π baseᵉ entry by entry; `one` where there are none. */
export const entrywiseProduct = (powers: ReadonlyMap<MatrixExpr, number>, one: () => MatrixExpr): MatrixExpr => {
  const [above, below] = aboveAndBelow(powers, powerOf);
  const scalar = [...above, ...below].every(isScalar);
  const [times, over] = scalar ? (["mul", "div"] as const) : (["times", "over"] as const);
  if (above.length === 0 && below.length === 0) return one();
  if (below.length === 0) return multiplied(above, times);
  return call(over, [above.length === 0 ? number(1) : multiplied(above, times), multiplied(below, times)]);
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
