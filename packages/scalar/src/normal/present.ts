import * as build from "../expr.js";
import type { Expr } from "../expr.js";
import { isOne, negRational, one, rational, type Rational } from "../rational.js";
import { isBelow } from "./factors.js";
import { eNode, partsOf, type Arena, type Factor, type Normal, type SumNode } from "./node.js";
import { compareMonomials, factorsInOrder } from "./order.js";
import { withoutImplied } from "./restricted.js";
import { termsOf } from "./terms.js";
import { fold } from "../walk.js";

/** The expression that a part is shown as. */
type Shown = (part: Normal) => Expr;

/** The expression that people would write for a normal form: fractions, roots, differences, e^u as exp(u). */
export const present = (arena: Arena, root: Normal): Expr => fold<Normal, Expr>(withoutImplied(arena, root), partsOf, presentNode);

const presentNode = (node: Normal, shown: Shown): Expr => {
  switch (node.kind) {
    case "number": return build.constant(node.value);
    case "atom": return node.expr;
    case "sum": return presentSum(node, shown);
    case "product": return presentMonomial(node, one, shown);
    case "call": return build.call(node.name, ...node.args.map(shown));
    case "restricted": return node.guards.reduce((inner, guard) => build.call("restrict", inner, shown(guard)), shown(node.node));
  }
};

/** The terms with their signs between them: "1 - x" and not "-x + 1", but longer sums keep their order. `sign` multiplies them all. */
const presentSum = (node: SumNode, shown: Shown, sign = 1): Expr => {
  const inOrder = [...node.terms.toSorted((a, b) => compareMonomials(a.node, b.node)), ...termsOf(node).slice(node.terms.length)];
  const parts = inOrder.map(({ node: monomial, coefficient: { num, den } }) => ({ monomial, size: { num: num < 0n ? -num : num, den }, isNegative: num < 0n === sign > 0 }));
  if (parts.length === 2 && parts[0]!.isNegative && !parts[1]!.isNegative) parts.reverse();
  const [first, ...rest] = parts;
  const start = presentMonomial(first!.monomial, first!.isNegative ? negRational(first!.size) : first!.size, shown);
  return rest.reduce<Expr>((total, { monomial, size, isNegative }) => build.call(isNegative ? "sub" : "add", total, presentMonomial(monomial, size, shown)), start);
};

/** coefficient · node as a fraction, the factors with negative exponents below; a minus sign goes into a difference where one stands. */
const presentMonomial = (node: Normal, coefficient: Rational, shown: Shown): Expr => {
  const factors = factorsInOrder(node);
  const flipped = coefficient.num < 0n ? factors.find(isFlippable) : undefined;
  const write = (isAbove: boolean): Expr[] =>
    factors.filter((factor) => isBelow(factor) !== isAbove).map((factor) => presentPower(factor, factor === flipped ? presentSum(factor.base as SumNode, shown, -1) : shown(factor.base), shown));
  const { num, den } = flipped ? negRational(coefficient) : coefficient;
  const above = write(true);
  // A sign without a number stands before the whole, else with its number.
  const isBare = (num === 1n || num === -1n) && above.length > 0;
  const fraction = divide(multiply([...(isBare ? [] : [build.constant(rational(num))]), ...above])!, multiply([...(den === 1n ? [] : [build.constant(rational(den))]), ...write(false)]));
  return isBare && num < 0n ? build.call("neg", fraction) : fraction;
};

/** Whether a difference with more minus than plus signs stands there that may change its sign. */
const isFlippable = ({ base, exponent }: Factor): boolean =>
  base.kind === "sum" && exponent.kind === "number" && exponent.value.den === 1n && exponent.value.num % 2n !== 0n &&
  [base.constant, ...base.terms.map((term) => term.coefficient)].reduce((total, { num }) => total + (num < 0n ? -1 : num > 0n ? 1 : 0), 0) <= 0;

const multiply = ([first, ...rest]: readonly Expr[]): Expr | undefined => rest.reduce((total, factor) => build.call("mul", total!, factor), first);
const divide = (above: Expr, below?: Expr): Expr =>
  !below ? above : above.kind === "number" && below.kind === "number" ? build.constant(rational(above.num, below.num)) : build.call("div", above, below);

/** The power of a factor without the sign that puts it below the line. */
const presentPower = (factor: Factor, base: Expr, shown: Shown): Expr => {
  const { exponent } = factor;
  const value = exponent.kind === "number" && isBelow(factor) ? negRational(exponent.value) : exponent.kind === "number" ? exponent.value : undefined;
  const power = value ? build.constant(value) : shown(exponent);
  if (value && isOne(value)) return base;
  if (factor.base === eNode) return build.call("exp", power);
  if (!value || value.den !== 2n || value.num < 0n) return build.call("pow", base, power);
  const root = build.call("sqrt", base);
  return value.num === 1n ? root : build.call("pow", root, build.constant(rational(value.num)));
};
