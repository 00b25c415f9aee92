import { call, constant, type Expr } from "../expr.js";
import type { FunctionName } from "../functions.js";
import { isOne, negRational, one, rational, type Rational } from "../rational.js";
import { fold } from "../walk.js";
import { isBelow } from "./factors.js";
import { eNode, partsOf, type Arena, type AtomNode, type Factor, type Normal, type SumNode } from "./node.js";
import { compareMonomials, factorsInOrder } from "./order.js";
import { withoutImplied } from "./restricted.js";
import { termsOf } from "./terms.js";

/** What a normal form is written in: expressions, or their lengths. */
export interface Medium<T> {
  readonly constant: (value: Rational) => T;
  readonly atom: (node: AtomNode) => T;
  readonly call: (name: FunctionName, ...args: T[]) => T;
}

/** What a part is written as. */
type Shown<T> = (part: Normal) => T;

const expressions: Medium<Expr> = { constant, atom: ({ expr }) => expr, call };

/** The expression that people would write for a normal form: fractions, roots, differences, e^u as exp(u). */
export const present = (arena: Arena, root: Normal): Expr => fold<Normal, Expr>(withoutImplied(arena, root), partsOf, (node, shown) => presentNode(expressions, node, shown));

export const presentNode = <T>(medium: Medium<T>, node: Normal, shown: Shown<T>): T => {
  switch (node.kind) {
    case "number": return medium.constant(node.value);
    case "atom": return medium.atom(node);
    case "sum": return presentSum(medium, node, shown);
    case "product": return presentMonomial(medium, node, one, shown);
    case "call": return medium.call(node.name, ...node.args.map(shown));
    case "restricted": return node.guards.reduce((inner, guard) => medium.call("restrict", inner, shown(guard)), shown(node.node));
  }
};

/** The terms with their signs between them: "1 - x" and not "-x + 1", but longer sums keep their order. `sign` multiplies them all. */
const presentSum = <T>(medium: Medium<T>, node: SumNode, shown: Shown<T>, sign = 1): T => {
  const inOrder = [...node.terms.toSorted((a, b) => compareMonomials(a.node, b.node)), ...termsOf(node).slice(node.terms.length)];
  const parts = inOrder.map(({ node: monomial, coefficient: { num, den } }) => ({ monomial, size: { num: num < 0n ? -num : num, den }, isNegative: num < 0n === sign > 0 }));
  if (parts.length === 2 && parts[0]!.isNegative && !parts[1]!.isNegative) parts.reverse();
  const [first, ...rest] = parts;
  const start = presentMonomial(medium, first!.monomial, first!.isNegative ? negRational(first!.size) : first!.size, shown);
  return rest.reduce<T>((total, { monomial, size, isNegative }) => medium.call(isNegative ? "sub" : "add", total, presentMonomial(medium, monomial, size, shown)), start);
};

/** coefficient · node as a fraction, the factors with negative exponents below; a minus sign goes into a difference where one stands. */
const presentMonomial = <T>(medium: Medium<T>, node: Normal, coefficient: Rational, shown: Shown<T>): T => {
  const factors = factorsInOrder(node);
  const flipped = coefficient.num < 0n ? factors.find(isFlippable) : undefined;
  const write = (isAbove: boolean): T[] =>
    factors.filter((factor) => isBelow(factor) !== isAbove).map((factor) => presentPower(medium, factor, factor === flipped ? presentSum(medium, factor.base as SumNode, shown, -1) : shown(factor.base), shown));
  const { num, den } = flipped ? negRational(coefficient) : coefficient;
  if (factors.length === 0) return medium.constant({ num, den });
  const [above, below] = [write(true), write(false)];
  // A sign without a number stands before the whole, else with its number.
  const isBare = (num === 1n || num === -1n) && above.length > 0;
  const product = (first: readonly bigint[], rest: readonly T[]): T => [...first.map((n) => medium.constant(rational(n))), ...rest].reduce((total, factor) => medium.call("mul", total, factor));
  const numerator = product(isBare ? [] : [num], above);
  const fraction = den === 1n && below.length === 0 ? numerator : medium.call("div", numerator, product(den === 1n ? [] : [den], below));
  return isBare && num < 0n ? medium.call("neg", fraction) : fraction;
};

/** Whether a difference with more minus than plus signs stands there that may change its sign. */
const isFlippable = ({ base, exponent }: Factor): boolean =>
  base.kind === "sum" && exponent.kind === "number" && exponent.value.den === 1n && exponent.value.num % 2n !== 0n &&
  [base.constant, ...base.terms.map((term) => term.coefficient)].reduce((total, { num }) => total + (num < 0n ? -1 : num > 0n ? 1 : 0), 0) <= 0;

/** The power of a factor without the sign that puts it below the line. */
const presentPower = <T>(medium: Medium<T>, factor: Factor, base: T, shown: Shown<T>): T => {
  const { exponent } = factor;
  const value = exponent.kind === "number" && isBelow(factor) ? negRational(exponent.value) : exponent.kind === "number" ? exponent.value : undefined;
  if (value && isOne(value)) return base;
  const power = value ? medium.constant(value) : shown(exponent);
  if (factor.base === eNode) return medium.call("exp", power);
  if (!value || value.den !== 2n || value.num < 0n) return medium.call("pow", base, power);
  const root = medium.call("sqrt", base);
  return value.num === 1n ? root : medium.call("pow", root, medium.constant(rational(value.num)));
};
