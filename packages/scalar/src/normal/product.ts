import {
  addRational, gcdRational, invRational, isOne, isZero, mulRational, negRational, one, powRational, rational, zero, type Rational,
} from "../rational.js";
import { integerRoot } from "../integer-root.js";
import { memo } from "../memo.js";
import { productOf } from "./factors.js";
import { callNode, eNode, isCall, numberNode, unit, wholeOf, type Arena, type Factor, type Normal, type NumberNode, type SumNode } from "./node.js";
import { leading } from "./order.js";
import { guardsOf, partialParts, restrict, unrestricted } from "./restricted.js";
import { monomial, multiplied, scale } from "./scale.js";
import { isNonnegative } from "./sign.js";
import { sum } from "./sum.js";
import { termsOf } from "./terms.js";

/** Factors past which a product stays one factor of another: to copy all of them at each step would take forever. */
const long = 64;

/** The product of nodes and powers with equal bases collected and numbers multiplied out. */
export const product = (arena: Arena, parts: readonly (Normal | Factor)[]): Normal => {
  const guards: Normal[] = [];
  const collected = new Map<Normal, Normal>();
  let coefficient = one;

  const collect = (base: Normal, exponent: Normal): void => {
    const before = collected.get(base);
    const after = before ? sum(arena, [before, exponent]) : exponent;
    if (before && losesDomain(base, before, exponent, after)) guards.push(productOf(arena, [{ base, exponent: before }]));
    collected.delete(base);
    if (isCall(base, "abs") && isEven(after)) take(base.args[0]!, after);   // |u|^n is u^n
    else if (before && (base.kind === "number" || wholeOf(after) === 0n)) take(base, after);
    else collected.set(base, after);
  };
  const take = (base: Normal, exponent: Normal): void => {
    const n = wholeOf(exponent);
    if (n === 0n) guards.push(...partialParts(base));
    else if (base.kind === "number") takeNumber(base, exponent);
    else if (n === undefined) takeRealPower(base, exponent);
    else if (base.kind === "product" && !(n === 1n && base.factors.length > long)) {
      const inner = base.factors.map((factor) => (n === 1n ? factor.exponent : times(arena, exponent, factor.exponent)));
      if (inner.some((after, k) => losesDomain(base.factors[k]!.base, base.factors[k]!.exponent, exponent, after))) guards.push(base);
      for (const [k, factor] of base.factors.entries()) take(factor.base, inner[k]!);
    } else if (base.kind === "sum") {
      const { content, primitive } = split(base, arena);
      coefficient = mulRational(coefficient, powRational(content, n));
      if (primitive.kind === "sum") collect(primitive, exponent);
      else take(primitive, exponent);
    } else collect(base, exponent);
  };
  // A number as far as its power is rational: 2^(3/2) is 2·2^½.
  const takeNumber = (base: NumberNode, exponent: Normal): void => {
    if (isOne(base.value)) guards.push(...partialParts(exponent));
    else if (exponent.kind !== "number") collectPower(base, exponent);
    else {
      const power = [exponent.value, rational(exponent.value.num / exponent.value.den)].find((power) => exactPower(base.value, power)) ?? zero;
      const rest = addRational(exponent.value, negRational(power));
      coefficient = mulRational(coefficient, exactPower(base.value, power) ?? one);
      if (!isZero(rest)) collectPower(base, numberNode(arena, rest));
    }
  };
  // (b^m)^r is b^(m·r) for every real r only where b ≥ 0, and |b|^(m·r) where m is even; and a product's real power is that of its factors only then.
  const takeRealPower = (base: Normal, exponent: Normal): void => {
    const { node, coefficient: content } = monomial(base);
    const inner = base.kind === "product" ? base.factors.map((factor) => nonnegativeBase(arena, factor)) : [undefined];
    if (base.kind === "product" && !inner.includes(undefined)) for (const [k, factor] of base.factors.entries()) take(inner[k]!, times(arena, factor.exponent, exponent));
    else if (content.num > 0n && node !== base && (exponent.kind !== "number" || exactPower(content, exponent.value))) {
      takeNumber(numberNode(arena, content), exponent);
      take(node, exponent);
    } else collectPower(base, exponent);
  };
  // u^(n/2) is √u^n, unless u ≥ 0 is certain; powers of 0, which hold for positive exponents alone, do not combine.
  const collectPower = (base: Normal, exponent: Normal): void => {
    const isRoot = exponent.kind === "number" && exponent.value.den === 2n && !isNonnegative(base);
    if (isRoot) collect(callNode(arena, "sqrt", base), numberNode(arena, rational(exponent.value.num)));
    else if (wholeOf(base) === 0n) collect(callNode(arena, "pow", base, exponent), unit);
    else collect(base, exponent);
  };

  for (const part of parts) {
    const { base, exponent } = "kind" in part ? { base: part, exponent: unit } : part;
    guards.push(...guardsOf(base), ...guardsOf(exponent));
    take(unrestricted(base), unrestricted(exponent));
  }
  for (const { base, exponent } of arena.identities?.factors(arena, collected) ?? []) take(base, exponent);
  const rest = productOf(arena, [...collected].map(([base, exponent]) => ({ base, exponent })));
  if (isZero(coefficient)) guards.push(...partialParts(rest));
  return restrict(arena, scale(arena, coefficient, rest), guards);
};

/** base^exponent; e^(log u) is u. */
export const power = (arena: Arena, base: Normal, exponent: Normal): Normal =>
  base === eNode && isCall(exponent, "log") ? restrict(arena, exponent.args[0]!, [exponent]) : product(arena, [{ base, exponent }]);
export const times = (arena: Arena, ...nodes: readonly Normal[]): Normal => product(arena, nodes);

const isEven = (node: Normal): boolean => (wholeOf(node) ?? 1n) % 2n === 0n;

/** b where b ≥ 0, |b| of an even power; else none. */
const nonnegativeBase = (arena: Arena, { base, exponent }: Factor): Normal | undefined =>
  isNonnegative(base) ? base : isEven(exponent) ? callNode(arena, "abs", base) : undefined;

/** x^½ · x^½ is x, but only for x ≥ 0. */
const losesDomain = (base: Normal, a: Normal, b: Normal, after: Normal): boolean => {
  const isWhole = (node: Normal): boolean => wholeOf(node) !== undefined;
  return isWhole(after) && !(isWhole(a) && isWhole(b)) && !isNonnegative(base);
};

/** A sum as content · primitive, the primitive's coefficients coprime integers and its leading one positive. */
const split = /* @__PURE__ */ memo((node: SumNode, arena: Arena): { content: Rational; primitive: Normal } => {
  const lone = monomial(node);
  if (lone.node !== node) {
    const inner = lone.node.kind === "sum" ? split(lone.node, arena) : { content: one, primitive: lone.node };
    return { content: mulRational(lone.coefficient, inner.content), primitive: inner.primitive };
  }
  const size = termsOf(node).map(({ coefficient }) => coefficient).reduce(gcdRational);
  const content = leading(node).coefficient.num < 0n === size.num < 0n ? size : negRational(size);
  return { content, primitive: isOne(content) ? node : multiplied(arena, invRational(content), node) };
});

const limit = 4096n;

/** base^exponent where that is rational and not enormous. */
const exactPower = (base: Rational, exponent: Rational): Rational | undefined => {
  if (isZero(base)) return exponent.num > 0n ? base : undefined;
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
