import * as build from "../expr.js";
import type { Expr } from "../expr.js";
import { isOne, isZero, negRational, one, rational, type Rational } from "../rational.js";
import { postorderNormal, type Arena, type Factor, type Normal, type SumNode } from "./node.js";
import { compareMonomials, factorsInOrder } from "./order.js";
import { withoutImplied } from "./restricted.js";

/** The expression that people would write for a normal form: fractions, roots, differences, e^u as exp(u). */
export const present = (arena: Arena, root: Normal): Expr => {
  const shown = withoutImplied(arena, root);
  const known = new Map<Normal, Expr>();
  for (const node of postorderNormal(shown)) known.set(node, presentNode(node, known));
  return known.get(shown)!;
};

const presentNode = (node: Normal, known: ReadonlyMap<Normal, Expr>): Expr => {
  switch (node.kind) {
    case "number": return build.constant(node.value);
    case "atom": return node.expr;
    case "sum": return presentSum(node, known);
    case "product": return presentMonomial(node, one, known);
    case "call": return build.call(node.name, ...node.args.map((arg) => known.get(arg)!));
    case "restricted": return node.guards.reduce((inner, guard) => build.call("restrict", inner, known.get(guard)!), known.get(node.node)!);
  }
};

interface Signed {
  readonly negative: boolean;
  readonly size: Expr;
}

const presentSum = (node: SumNode, known: ReadonlyMap<Normal, Expr>): Expr => {
  const terms = node.terms.toSorted((a, b) => compareMonomials(a.node, b.node));
  if (terms.length === 1 && isZero(node.constant)) return presentMonomial(terms[0]!.node, terms[0]!.coefficient, known);
  const signed: Signed[] = terms.map(({ node: term, coefficient }) => ({ negative: coefficient.num < 0n, size: presentMonomial(term, absolute(coefficient), known) }));
  if (!isZero(node.constant)) signed.push({ negative: node.constant.num < 0n, size: build.constant(absolute(node.constant)) });
  // "1 - x" and not "-x + 1"; longer sums keep their order.
  if (signed.length === 2 && signed[0]!.negative && !signed[1]!.negative) signed.reverse();
  const [first, ...rest] = signed;
  const start = first!.negative ? presentMonomial(terms[0]!.node, terms[0]!.coefficient, known) : first!.size;
  return rest.reduce<Expr>((total, { negative, size }) => build.call(negative ? "sub" : "add", total, size), start);
};

const absolute = (value: Rational): Rational => (value.num < 0n ? negRational(value) : value);

/** coefficient · node as a fraction, the factors with negative exponents below; a minus sign goes into a difference where one stands. */
const presentMonomial = (node: Normal, coefficient: Rational, known: ReadonlyMap<Normal, Expr>): Expr => {
  const factors = factorsInOrder(node);
  const difference = coefficient.num < 0n ? factors.find(isFlippable) : undefined;
  if (difference) {
    const { base } = difference as { base: SumNode };
    const flipped = presentSum({ ...base, constant: negRational(base.constant), terms: base.terms.map((term) => ({ ...term, coefficient: negRational(term.coefficient) })) }, known);
    return presentFraction(factors, negRational(coefficient), known, new Map([[base, flipped]]));
  }
  return presentFraction(factors, coefficient, known);
};

const isFlippable = ({ base, exponent }: Factor): boolean =>
  base.kind === "sum" && exponent.kind === "number" && exponent.value.den === 1n && exponent.value.num % 2n !== 0n && hasMoreMinusThanPlus(base);

const hasMoreMinusThanPlus = ({ constant, terms }: SumNode): boolean => {
  const signs = [constant, ...terms.map((term) => term.coefficient)].map(({ num }) => (num < 0n ? -1 : num > 0n ? 1 : 0));
  return signs.reduce<number>((total, sign) => total + sign, 0) <= 0;
};

/** `flipped` holds bases that stand with the opposite sign; in exponents they stand as they are. */
const presentFraction = (factors: readonly Factor[], coefficient: Rational, known: ReadonlyMap<Normal, Expr>, flipped?: ReadonlyMap<Normal, Expr>): Expr => {
  const above = factors.filter((factor) => !isBelow(factor)).map((factor) => presentPower(factor, false, known, flipped));
  const below = factors.filter(isBelow).map((factor) => presentPower(factor, true, known, flipped));
  const { num, den } = coefficient;
  // A sign without a number stands before the whole, else with its number.
  const isBare = (num === 1n || num === -1n) && above.length > 0;
  const numerator = isBare ? above : [build.constant(rational(num)), ...above];
  const denominator = den === 1n ? below : [build.constant(rational(den)), ...below];
  const fraction = divide(multiply(numerator), multiply(denominator));
  return isBare && num < 0n ? build.call("neg", fraction) : fraction;
};

const multiply = (factors: readonly Expr[]): Expr | undefined =>
  factors.reduce<Expr | undefined>((total, factor) => (total ? build.call("mul", total, factor) : factor), undefined);
const divide = (above = build.constant(1) as Expr, below?: Expr): Expr =>
  !below ? above : above.kind === "number" && below.kind === "number" ? build.constant(rational(above.num, below.num)) : build.call("div", above, below);

const isBelow = ({ base, exponent }: Factor): boolean => exponent.kind === "number" && exponent.value.num < 0n && !(base.kind === "number" && isZero(base.value));

const presentPower = ({ base, exponent }: Factor, inverted: boolean, known: ReadonlyMap<Normal, Expr>, flipped?: ReadonlyMap<Normal, Expr>): Expr => {
  if (base.kind === "atom" && base.expr.kind === "constant" && base.expr.name === "e" && !(exponent.kind === "number" && isOne(absolute(exponent.value))))
    return build.call("exp", exponent.kind === "number" && inverted ? build.constant(negRational(exponent.value)) : known.get(exponent)!);
  const shown = flipped?.get(base) ?? known.get(base)!;
  if (exponent.kind !== "number") return build.call("pow", shown, known.get(exponent)!);
  const value = inverted ? negRational(exponent.value) : exponent.value;
  if (isOne(value)) return shown;
  if (value.den === 2n && value.num > 0n) {
    const root = build.call("sqrt", shown);
    return value.num === 1n ? root : build.call("pow", root, build.constant(rational(value.num)));
  }
  return build.call("pow", shown, build.constant(value));
};
