import { compareRational, negRational, type Rational } from "../rational.js";
import { fold } from "../walk.js";
import { factorsOf } from "./factors.js";
import { numberNode, partsOf, type Arena, type Factor, type Normal, type SumNode } from "./node.js";
import { product } from "./product.js";
import { rebuilt } from "./rebuilt.js";
import { guardsOf, restrict, unrestricted } from "./restricted.js";
import { monomial, scale } from "./scale.js";
import { sum } from "./sum.js";

/** A node with every sum of fractions, also inside functions, on its common denominator. Larger sums than `limit` (terms times denominators) stay as they are. */
export const together = (arena: Arena, root: Normal, limit: number): Normal =>
  fold<Normal, Normal>(root, partsOf, (node, joined) => (node.kind === "sum" ? commonDenominator(arena, node, limit, joined) : rebuilt(arena, node, joined)));

/** A sum on its common denominator. */
export const commonDenominator = (arena: Arena, node: SumNode, limit: number, joined = (part: Normal): Normal => part): Normal => {
  const parts = [numberNode(arena, node.constant), ...node.terms.map((term) => scale(arena, term.coefficient, joined(term.node)))];
  const powers = new Map<Normal, Rational>();
  for (const part of parts)
    for (const { base, exponent } of denominators(part)) if (compareRational(exponent, powers.get(base) ?? exponent) >= 0) powers.set(base, exponent);
  if (powers.size === 0 || powers.size * parts.length > limit) return sum(arena, parts);
  const denominator = [...powers].map(([base, exponent]): Factor => ({ base, exponent: numberNode(arena, exponent) }));
  const numerator = sum(arena, parts.map((part) => product(arena, [part, ...denominator])));
  return product(arena, [numerator, ...[...powers].map(([base, exponent]) => ({ base, exponent: numberNode(arena, negRational(exponent)) }))]);
};

/** The powers that stand below the line, their exponents without the sign. */
export const denominators = (node: Normal): { base: Normal; exponent: Rational }[] => factorsOf(monomial(unrestricted(node)).node).flatMap(({ base, exponent }) =>
  exponent.kind === "number" && exponent.value.num < 0n ? [{ base, exponent: negRational(exponent.value) }] : []);

/** The node times its denominators. */
export const numerator = (arena: Arena, node: Normal): Normal => {
  const below = denominators(node).map(({ base, exponent }) => ({ base, exponent: numberNode(arena, exponent) }));
  return restrict(arena, product(arena, [unrestricted(node), ...below]), guardsOf(node));
};
