import { isInteger, negRational } from "../rational.js";
import { fold } from "../walk.js";
import { factorTerms } from "./common-factor.js";
import { divideExactly } from "./divide.js";
import { expandShallow, hasSum } from "./expand.js";
import { numberNode, partsOf, type Arena, type Normal, type ProductNode } from "./node.js";
import { product } from "./product.js";
import { rebuilt } from "./rebuilt.js";
import { sizeOf, type Sizes } from "./size.js";
import { termsOf } from "./terms.js";
import { commonDenominator, denominators, numerator } from "./together.js";

const expansion = { limit: 64 };
/** Terms times denominators of the sums that are brought on one denominator. */
const fractions = 12;

/**
 * A node in the shortest of some forms, for each of its sums and products from the inside out: as it stands, multiplied out, with common factors
 * taken out, on a common denominator with what divides it cancelled. Of equally long ones the first stays.
 */
export const shorten = (arena: Arena, root: Normal): Normal => {
  const sizes: Sizes = new Map();
  const known = new Map<Normal, Normal>();
  const best = new Map<Normal, Normal>();
  const shortestForm = (node: Normal): Normal => {
    const found = best.get(node) ?? shortest(forms(arena, node, sizes), sizes);
    best.set(node, found);
    return found;
  };
  for (let node = root; ; ) {
    const shorter = fold<Normal, Normal>(node, partsOf, (part, short) => shortestForm(rebuilt(arena, part, short)), known);
    if (sizeOf(shorter, sizes) >= sizeOf(node, sizes)) return node === root ? shorter : node;
    node = shorter;
  }
};

const shortest = (candidates: readonly Normal[], sizes: Sizes): Normal =>
  candidates.reduce((best, next) => (sizeOf(next, sizes) < sizeOf(best, sizes) ? next : best));

const forms = (arena: Arena, node: Normal, sizes: Sizes): Normal[] => {
  if (node.kind !== "sum" && node.kind !== "product") return [node];
  const multiplied = hasFactorSum(node) ? [expandShallow(arena, node, expansion)] : [];
  const joined = node.kind === "sum" ? commonDenominator(arena, node, fractions) : withJoinedFactors(arena, node);
  return [node, joined, ...[node, ...multiplied].map((form) => factorTerms(arena, form, sizes)), ...multiplied, ...fractionForms(arena, joined, sizes)];
};

/** Whether something can be multiplied out. */
const hasFactorSum = (node: Normal): boolean => termsOf(node).some((term) => (term.node.kind === "sum" ? hasFactorSum(term.node) : hasSum(term.node)));

/** A product whose sums of fractions are on one denominator each. */
const withJoinedFactors = (arena: Arena, node: ProductNode): Normal => {
  const joined = node.factors.map(({ base, exponent }) => ({ base: base.kind === "sum" ? commonDenominator(arena, base, fractions) : base, exponent }));
  return joined.every(({ base }, k) => base === node.factors[k]!.base) ? node : product(arena, joined);
};

/** A fraction with what divides its numerator cancelled. */
const fractionForms = (arena: Arena, fraction: Normal, sizes: Sizes): Normal[] => {
  const below = denominators(fraction);
  if (!hasFactorSum(fraction) || !below.some(({ base }) => base.kind === "sum")) return [];
  let above = expandShallow(arena, numerator(arena, fraction), expansion);
  const rest = below.map(({ base, exponent }) => {
    let power = exponent;
    for (; isInteger(power) && power.num > 0n; power = { num: power.num - 1n, den: 1n }) {
      const quotient = divideExactly(arena, above, base);
      if (!quotient) break;
      above = quotient;
    }
    return { base, exponent: numberNode(arena, negRational(power)) };
  });
  const over = (numerator: Normal): Normal => product(arena, [numerator, ...rest]);
  return [over(above), over(factorTerms(arena, above, sizes))];
};
