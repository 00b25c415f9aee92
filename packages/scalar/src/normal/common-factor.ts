import { memo } from "../memo.js";
import { compareRational, isZero, minusOne } from "../rational.js";
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
    if (divisor.kind === "number" || (terms.length - 1) * length <= gain || !isWorthwhile(node, divisor)) continue;
    const count = terms.filter((term) => isDivisible(term, divisor)).length;
    if ((count - 1) * length > gain) [best, gain] = [divisor, (count - 1) * length];
  }
  return best && takeOut(arena, node, best);
};

/** Of some of the terms no power of variables is taken out: x² + 2x + 1 is not to become x·(x + 2) + 1. */
const isWorthwhile = ({ constant, terms }: SumNode, divisor: Normal): boolean =>
  factorsOf(divisor).some(({ base, exponent }) => base.kind !== "atom" || exponent.kind !== "number" || exponent.value.num < 0n) ||
  (isZero(constant) && terms.every((term) => isDivisible(term, divisor)));

const isDivisible = ({ node }: Term, divisor: Normal): boolean => {
  const powers = powersOf(node);
  return factorsOf(divisor).every(({ base, exponent }) => {
    const power = powers.get(base);
    return power !== undefined && lowerOf(exponent, power) === exponent;
  });
};

const takeOut = (arena: Arena, { constant, terms }: SumNode, divisor: Normal): Normal => {
  const inside = sum(arena, terms.filter((term) => isDivisible(term, divisor)).map(({ node, coefficient }) => scale(arena, coefficient, without(arena, node, divisor))));
  const outside = terms.filter((term) => !isDivisible(term, divisor)).map(({ node, coefficient }) => scale(arena, coefficient, node));
  return sum(arena, [product(arena, [divisor, inside]), ...outside, numberNode(arena, constant)]);
};

/** A monomial without the powers of another, which the result is to be multiplied with: it keeps the domain. */
const without = (arena: Arena, node: Normal, divisor: Normal): Normal => {
  const powers = powersOf(divisor);
  const left = factorsOf(node).filter(({ base, exponent }) => powers.get(base) !== exponent);
  const lowered = left.map(({ base, exponent }) => ({ base, exponent: powers.has(base) ? sum(arena, [exponent, scale(arena, minusOne, powers.get(base)!)]) : exponent }));
  return left.some(({ base }) => powers.has(base)) ? product(arena, lowered) : productOf(arena, left);
};

/** The product of the powers that two monomials share, of each the lower one. */
const common = (arena: Arena, a: Normal, b: Normal): Normal => {
  const powers = powersOf(b);
  const shared = factorsOf(a).flatMap(({ base, exponent }): Factor[] => {
    const other = powers.get(base);
    const lower = other ? lowerOf(exponent, other) : undefined;
    return lower ? [{ base, exponent: lower }] : [];
  });
  return productOf(arena, shared);
};

/** The exponents of a monomial by their bases. */
const powersOf = /* @__PURE__ */ memo((node: Normal): ReadonlyMap<Normal, Normal> => new Map(factorsOf(node).map(({ base, exponent }) => [base, exponent])));

const lowerOf = (a: Normal, b: Normal): Normal | undefined => {
  if (a === b) return a;
  if (a.kind !== "number" || b.kind !== "number" || a.value.num > 0n !== b.value.num > 0n) return undefined;
  const isLower = (compareRational(a.value, b.value) < 0) === (a.value.num > 0n);
  return isLower ? a : b;
};
