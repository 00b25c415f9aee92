import {
  addRational, gcdRational, invRational, isInteger, isOne, isZero, mulRational, negRational, one, powRational, rational, sameRational, zero, type Rational,
} from "../rational.js";
import { integerRoot } from "../integer-root.js";
import { productOf } from "./factors.js";
import { intern, isCall, numberNode, type Arena, type CallNode, type Factor, type Normal, type NumberNode, type SumNode } from "./node.js";
import { compareMonomials } from "./order.js";
import { guardsOf, partialParts, restrict, unrestricted } from "./restricted.js";
import { monomial, scale } from "./scale.js";
import { isNonnegative } from "./sign.js";
import { sum } from "./sum.js";

/** Π base^exponent with equal bases collected and numbers multiplied out. */
export const product = (arena: Arena, factors: readonly Factor[]): Normal => {
  const guards: Normal[] = [];
  for (const { base, exponent } of factors) guards.push(...guardsOf(base), ...guardsOf(exponent));
  const collected = new Map<Normal, Normal>();
  let coefficient = one;

  const collect = (base: Normal, exponent: Normal): void => {
    const before = collected.get(base);
    const after = before ? sum(arena, [before, exponent]) : exponent;
    if (before && losesDomain(base, before, exponent, after)) guards.push(productOf(arena, [{ base, exponent: before }]));
    if (before && isZeroNumber(base)) guards.push(productOf(arena, [{ base, exponent: before }]), productOf(arena, [{ base, exponent }]));
    collected.delete(base);
    if (isNumber(after, zero)) guards.push(...partialParts(base));
    else if (isCall(base, "abs") && isEven(after)) take({ base: base.args[0]!, exponent: after });   // |u|^n is u^n
    else collected.set(base, after);
  };
  const take = ({ base, exponent }: Factor): void => {
    const n = exponent.kind === "number" && isInteger(exponent.value) ? exponent.value.num : undefined;
    if (n === 0n) guards.push(...partialParts(base));
    else if (base.kind === "number") takeNumber(base, exponent);
    else if (n === undefined) takeRealPower(base, exponent);
    else if (base.kind === "product") {
      const inner = base.factors.map((factor) => ({ base: factor.base, exponent: n === 1n ? factor.exponent : times(arena, exponent, factor.exponent) }));
      if (inner.some((after, k) => (n < 0n && isZeroNumber(after.base)) || losesDomain(after.base, base.factors[k]!.exponent, exponent, after.exponent))) guards.push(base);
      for (const factor of inner) take(factor);
    } else if (base.kind === "sum") {
      const { content, primitive } = split(arena, base);
      coefficient = mulRational(coefficient, powRational(content, n));
      if (primitive.kind === "sum") collect(primitive, exponent);
      else take({ base: primitive, exponent });
    } else collect(base, exponent);
  };
  const takeNumber = (base: NumberNode, exponent: Normal): void => {
    const power = exponent.kind === "number" ? exactPower(base.value, exponent.value) : undefined;
    if (power) coefficient = mulRational(coefficient, power);
    else if (isOne(base.value)) guards.push(...partialParts(exponent));
    else collectPower(base, exponent);
  };
  // (b^m)^r is b^(m·r) for every real r only where b ≥ 0, and |b|^(m·r) where m is even; and a product's real power is that of its factors only then.
  const takeRealPower = (base: Normal, exponent: Normal): void => {
    const { node, coefficient: content } = monomial(base);
    const inner = base.kind === "product" ? base.factors.map((factor) => ({ base: nonnegativeBase(arena, factor), exponent: factor.exponent })) : [];
    if (inner.some((factor) => factor.base && isZeroNumber(factor.base))) guards.push(base);
    if (inner.length > 0 && inner.every((factor) => factor.base !== undefined))
      for (const factor of inner) take({ base: factor.base!, exponent: times(arena, factor.exponent, exponent) });
    else if (content.num > 0n && node !== base && (exponent.kind !== "number" || exactPower(content, exponent.value))) {
      takeNumber(numberNode(arena, content), exponent);
      take({ base: node, exponent });
    } else collectPower(base, exponent);
  };
  // u^(n/2) is √u^n, unless u ≥ 0 is certain.
  const collectPower = (base: Normal, exponent: Normal): void => {
    const isRoot = exponent.kind === "number" && exponent.value.den === 2n && !isNonnegative(base);
    if (isRoot) collect(intern<CallNode>(arena, { kind: "call", name: "sqrt", args: [base] }), numberNode(arena, rational(exponent.value.num)));
    else collect(base, exponent);
  };

  for (const { base, exponent } of factors) take({ base: unrestricted(base), exponent: unrestricted(exponent) });
  for (const factor of arena.identities?.factors(arena, collected) ?? []) take(factor);
  for (const [base, exponent] of collected) if (base.kind === "number") coefficient = mulRational(coefficient, wholePowerOfNumber(arena, base, exponent, collected));
  if (isZero(coefficient)) return restrict(arena, numberNode(arena, zero), [...guards, ...partialParts(productOf(arena, factorsOf(collected)))]);
  return restrict(arena, scale(arena, coefficient, productOf(arena, factorsOf(collected))), guards);
};

const factorsOf = (collected: ReadonlyMap<Normal, Normal>): Factor[] => [...collected].map(([base, exponent]) => ({ base, exponent }));

export const power = (arena: Arena, base: Normal, exponent: Normal): Normal => product(arena, [{ base, exponent }]);

/** 0^u has a value only where u is positive, so its powers tell of each other's domains. */
const isZeroNumber = (node: Normal): boolean => isNumber(node, zero);

const isNumber = (node: Normal, value: Rational): boolean => node.kind === "number" && sameRational(node.value, value);

/** Takes a number's power out of the collected ones, as far as it is rational: of 2^(3/2) a factor 2. */
const wholePowerOfNumber = (arena: Arena, base: NumberNode, exponent: Normal, collected: Map<Normal, Normal>): Rational => {
  if (isZero(base.value) || exponent.kind !== "number") return one;
  const whole = rational(exponent.value.num / exponent.value.den);
  const power = isZero(whole) ? undefined : exactPower(base.value, whole);
  if (!power) return one;
  const rest = addRational(exponent.value, negRational(whole));
  if (isZero(rest)) collected.delete(base);
  else collected.set(base, numberNode(arena, rest));
  return power;
};

export const times = (arena: Arena, ...nodes: readonly Normal[]): Normal => product(arena, nodes.map((base) => ({ base, exponent: numberNode(arena, one) })));

/** b where b ≥ 0, |b| of an even power; else none. */
const nonnegativeBase = (arena: Arena, { base, exponent }: Factor): Normal | undefined => {
  if (isNonnegative(base)) return base;
  return isEven(exponent) ? intern<CallNode>(arena, { kind: "call", name: "abs", args: [base] }) : undefined;
};

const isEven = (exponent: Normal): boolean => exponent.kind === "number" && isInteger(exponent.value) && exponent.value.num % 2n === 0n;

/** x^½ · x^½ is x, but only for x ≥ 0. */
const losesDomain = (base: Normal, a: Normal, b: Normal, after: Normal): boolean => {
  const isWhole = (node: Normal): boolean => node.kind === "number" && isInteger(node.value);
  return isWhole(after) && !(isWhole(a) && isWhole(b)) && !isNonnegative(base);
};

/** A sum as content · primitive, the primitive's coefficients coprime integers and its leading one positive. */
const split = (arena: Arena, node: SumNode): { content: Rational; primitive: Normal } => {
  const lone = monomial(node);
  if (lone.node !== node) {
    const inner = lone.node.kind === "sum" ? split(arena, lone.node) : { content: one, primitive: lone.node };
    return { content: mulRational(lone.coefficient, inner.content), primitive: inner.primitive };
  }
  const size = [...node.terms.map(({ coefficient }) => coefficient), ...(isZero(node.constant) ? [] : [node.constant])].reduce(gcdRational);
  const leading = node.terms.toSorted((a, b) => compareMonomials(a.node, b.node))[0]!.coefficient;
  const content = (leading.num < 0n) === (size.num < 0n) ? size : negRational(size);
  const by = invRational(content);
  if (isOne(content)) return { content, primitive: node };
  const terms = node.terms.map((term) => ({ node: term.node, coefficient: mulRational(by, term.coefficient) }));
  return { content, primitive: intern<SumNode>(arena, { kind: "sum", constant: mulRational(by, node.constant), terms }) };
};

const limit = 4096n;

/** base^exponent where that is rational and not enormous. */
const exactPower = (base: Rational, exponent: Rational): Rational | undefined => {
  if (isZero(base)) return exponent.num > 0n ? zero : undefined;
  if (isOne(base)) return one;
  const size = exponent.num < 0n ? -exponent.num : exponent.num;
  if (size * BigInt(Math.max(base.num.toString(2).length, base.den.toString(2).length)) > limit) return undefined;
  const root = base.num > 0n || exponent.den === 1n ? exactRoot(base, exponent.den) : undefined;
  return root && powRational(root, exponent.num);
};

const exactRoot = ({ num, den }: Rational, n: bigint): Rational | undefined => {
  if (n === 1n) return { num, den };
  const [a, b] = [integerRoot(num, n), integerRoot(den, n)];
  return a ** n === num && b ** n === den ? { num: a, den: b } : undefined;
};
