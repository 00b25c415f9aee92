import { compareRational, isZero, one, rational } from "../rational.js";
import { factorsOf, productOf } from "./factors.js";
import { numberNode, type Arena, type Factor, type Normal, type SumNode, type Term } from "./node.js";
import { product } from "./product.js";
import { scale } from "./scale.js";
import { sizeOf, type Sizes } from "./size.js";
import { sum } from "./sum.js";

/** Terms past which no pairs are looked at. */
const most = 24;

/** A sum with common factors of some of its terms taken out, one group after the other, while that shortens it. */
export const factorTerms = (arena: Arena, node: Normal, sizes: Sizes): Normal => {
  let best = node;
  for (;;) {
    const shorter = factored(arena, best, sizes);
    if (!shorter || sizeOf(shorter, sizes) >= sizeOf(best, sizes)) return best;
    best = shorter;
  }
};

/** The sum with that factor taken out of its terms that promises to shorten it most. */
const factored = (arena: Arena, node: Normal, sizes: Sizes): Normal | undefined => {
  if (node.kind !== "sum" || node.terms.length < 2 || node.terms.length > most) return undefined;
  const { terms } = node;
  const shared = new Set(terms.flatMap((a, i) => terms.slice(i + 1).map((b) => common(arena, a.node, b.node))));
  let [best, gain]: [Normal | undefined, number] = [undefined, 0];
  for (const divisor of shared) {
    const length = sizeOf(divisor, sizes) + 1;
    if (divisor.kind === "number" || (terms.length - 1) * length <= gain || !isWorthwhile(arena, node, divisor)) continue;
    const count = terms.filter((term) => isDivisible(arena, term, divisor)).length;
    if ((count - 1) * length > gain) [best, gain] = [divisor, (count - 1) * length];
  }
  return best && takeOut(arena, node, best);
};

/** Of some of the terms no power of variables is taken out: x² + 2x + 1 is not to become x·(x + 2) + 1. */
const isWorthwhile = (arena: Arena, { constant, terms }: SumNode, divisor: Normal): boolean =>
  factorsOf(arena, divisor).some(({ base, exponent }) => base.kind !== "atom" || exponent.kind !== "number" || exponent.value.num < 0n) ||
  (isZero(constant) && terms.every((term) => isDivisible(arena, term, divisor)));

const isDivisible = (arena: Arena, { node }: Term, divisor: Normal): boolean => {
  const powers = powersOf(arena, node);
  return factorsOf(arena, divisor).every(({ base, exponent }) => {
    const power = powers.get(base);
    return power !== undefined && lowerOf(exponent, power) === exponent;
  });
};

const takeOut = (arena: Arena, { constant, terms }: SumNode, divisor: Normal): Normal => {
  const inverse = { base: divisor, exponent: numberNode(arena, rational(-1n)) };
  const unit = numberNode(arena, one);
  const inside = sum(arena, terms.filter((term) => isDivisible(arena, term, divisor)).map(({ node, coefficient }) => scale(arena, coefficient, product(arena, [{ base: node, exponent: unit }, inverse]))));
  const outside = terms.filter((term) => !isDivisible(arena, term, divisor)).map(({ node, coefficient }) => scale(arena, coefficient, node));
  return sum(arena, [product(arena, [{ base: divisor, exponent: unit }, { base: inside, exponent: unit }]), ...outside, numberNode(arena, constant)]);
};

/** The product of the powers that two monomials share, of each the lower one. */
const common = (arena: Arena, a: Normal, b: Normal): Normal => {
  const powers = powersOf(arena, b);
  const shared = factorsOf(arena, a).flatMap(({ base, exponent }): Factor[] => {
    const other = powers.get(base);
    const lower = other && !(base.kind === "number" && isZero(base.value)) ? lowerOf(exponent, other) : undefined;
    return lower ? [{ base, exponent: lower }] : [];
  });
  return productOf(arena, shared);
};

const known = new WeakMap<Normal, ReadonlyMap<Normal, Normal>>();

/** The exponents of a monomial by their bases. */
const powersOf = (arena: Arena, node: Normal): ReadonlyMap<Normal, Normal> => {
  const powers = known.get(node) ?? new Map(factorsOf(arena, node).map(({ base, exponent }) => [base, exponent]));
  known.set(node, powers);
  return powers;
};

const lowerOf = (a: Normal, b: Normal): Normal | undefined => {
  if (a === b) return a;
  if (a.kind !== "number" || b.kind !== "number" || a.value.num > 0n !== b.value.num > 0n) return undefined;
  const isLower = (compareRational(a.value, b.value) < 0) === (a.value.num > 0n);
  return isLower ? a : b;
};
