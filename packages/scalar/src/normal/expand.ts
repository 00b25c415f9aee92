import { addRational, isZero, mulRational, rational } from "../rational.js";
import { fold } from "../walk.js";
import { factorsOf } from "./factors.js";
import { numberNode, partsOf, unit, type Arena, type Factor, type Normal } from "./node.js";
import { power, times } from "./product.js";
import { rebuilt } from "./rebuilt.js";
import { guardsOf, restrict, unrestricted } from "./restricted.js";
import { distribute, monomial } from "./scale.js";
import { sum } from "./sum.js";
import { termsOf } from "./terms.js";

export interface Expansion {
  /** How many terms a product may become; a larger one stays as it is. */
  readonly limit: number;
  /** Applied to every call and monomial that arises; what it returns is multiplied out if it is a product. */
  readonly rewrite?: (arena: Arena, node: Normal) => Normal;
}

/** A node with products of sums and whole powers of sums multiplied out, also inside functions, and like terms collected. */
export const expand = (arena: Arena, root: Normal, expansion: Expansion): Normal =>
  fold<Normal, Normal>(root, partsOf, (node, expanded) => expandNode(arena, node, expansion, expanded));

/** A sum or product multiplied out as it stands: what is inside its factors and functions stays. */
export const expandShallow = (arena: Arena, node: Normal, expansion: Expansion): Normal => {
  if (node.kind === "product") return multiplyOut(arena, node, expansion);
  return node.kind === "sum" ? expandNode(arena, node, expansion, (part) => (part.kind === "product" ? multiplyOut(arena, part, expansion) : part)) : node;
};

const expandNode = (arena: Arena, node: Normal, expansion: Expansion, expanded: (part: Normal) => Normal): Normal => {
  if (node.kind === "sum") return sum(arena, [numberNode(arena, node.constant), ...node.terms.map((term) => distribute(arena, term.coefficient, expanded(term.node)))]);
  const made = rebuilt(arena, node, expanded);
  return node.kind === "product" ? multiplyOut(arena, made, expansion) : node.kind === "call" ? rewritten(arena, made, expansion) : made;
};

const rewritten = (arena: Arena, node: Normal, expansion: Expansion): Normal => {
  const { rewrite } = expansion;
  if (!rewrite) return node;
  const { node: bare, coefficient } = monomial(unrestricted(node));
  if (bare.kind === "number") return node;
  const made = rewrite(arena, bare);
  const expanded = made !== bare && hasSum(made) && !hasSum(bare) ? multiplyOut(arena, made, expansion) : made;
  return restrict(arena, distribute(arena, coefficient, expanded), guardsOf(node));
};

/** A collected product, multiplied out but for the factors with which it would become too long. */
const multiplyOut = (arena: Arena, collected: Normal, expansion: Expansion): Normal => {
  const { node, coefficient } = monomial(unrestricted(collected));
  const kept: Normal[] = [];
  let total: Normal = unit;
  for (const part of factorsOf(node).flatMap((factor) => unfolded(arena, factor, expansion))) {
    if (countTerms(total) * countTerms(part) > expansion.limit) kept.push(part);
    else total = multiply(arena, total, part, expansion);
  }
  const result = distribute(arena, coefficient, total);
  return restrict(arena, kept.length === 0 ? result : times(arena, result, ...kept), guardsOf(collected));
};

const countTerms = (node: Normal): number => {
  const bare = unrestricted(node);
  return bare.kind === "sum" ? bare.terms.length + 1 : 1;
};

/** b^(n + r) as n factors b and b^r, for a sum b and 0 ≤ r < 1. */
const unfolded = (arena: Arena, { base, exponent }: Factor, expansion: Expansion): Normal[] => {
  const n = base.kind === "sum" ? wholePart(exponent) : 0;
  if (exponent.kind !== "number" || n === 0 || powerSize(termsOf(base).length, n) > expansion.limit) return [rewritten(arena, power(arena, base, exponent), expansion)];
  const rest = addRational(exponent.value, rational(-BigInt(n)));
  return [...Array<Normal>(n).fill(base), ...(isZero(rest) ? [] : [rewritten(arena, power(arena, base, numberNode(arena, rest)), expansion)])];
};

const multiply = (arena: Arena, a: Normal, b: Normal, expansion: Expansion): Normal => {
  const [left, right] = [termsOf(unrestricted(a)), termsOf(unrestricted(b))];
  const terms = left.flatMap((l) => right.map((r) => distribute(arena, mulRational(l.coefficient, r.coefficient), multiplyMonomials(arena, l.node, r.node, expansion))));
  return restrict(arena, sum(arena, terms), [...guardsOf(a), ...guardsOf(b)]);
};

/** The product of two monomials: a sum again where roots meet, as in √(1 + x)·√(1 + x). */
const multiplyMonomials = (arena: Arena, a: Normal, b: Normal, expansion: Expansion): Normal => {
  const made = times(arena, a, b);
  return hasSum(made) && !hasSum(a) && !hasSum(b) ? multiplyOut(arena, made, expansion) : rewritten(arena, made, expansion);
};

/** Whether a product can be multiplied out. */
export const hasSum = (node: Normal): boolean => {
  const { node: bare } = monomial(unrestricted(node));
  return bare.kind === "sum" || (bare.kind === "product" && bare.factors.some(({ base, exponent }) => base.kind === "sum" && wholePart(exponent) > 0));
};

/** The largest integer in a positive exponent. */
const wholePart = (exponent: Normal): number => (exponent.kind === "number" && exponent.value.num > 0n ? Number(exponent.value.num / exponent.value.den) : 0);

/** The number of terms of (t₁ + … + t_k)ⁿ: n + k − 1 over n. */
const powerSize = (k: number, n: number): number => {
  let size = 1;
  for (let i = 1; i <= n && size < 1e9; i++) size = (size * (k - 1 + i)) / i;
  return size;
};
