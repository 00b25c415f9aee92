import { compareRational, one, type Rational } from "../rational.js";
import type { Factor, Normal } from "./node.js";

const kinds = ["number", "atom", "sum", "product", "call", "restricted"] as const;

/** Generators of monomials in the order in which people write them: numbers, π, variables by name, sums, functions by name, exponentials. */
const compareBases = (a: Normal, b: Normal): number => {
  if (a === b) return 0;
  if (a.kind !== b.kind) return rank(a) - rank(b);
  switch (a.kind) {
    case "number": return compareRational(a.value, (b as typeof a).value);
    case "atom": return rank(a) - rank(b) || compareText(a.expr.name, (b as typeof a).expr.name);
    case "call": return compareText(a.name, (b as typeof a).name) || compareLists(a.args, (b as typeof a).args);
    case "sum": return compareLists(sorted(a), sorted(b as typeof a)) || a.id - b.id;
    case "product": return compareMonomials(a, b);
    case "restricted": return compareBases(a.node, (b as typeof a).node) || a.id - b.id;
  }
};

/** Monomials with higher powers of the first generators first: x² before x·y before y³ before 1. */
export const compareMonomials = (a: Normal, b: Normal): number => {
  if (a === b) return 0;
  if (a.kind === "atom" && b.kind === "atom") return compareBases(a, b);
  const known = orders.get(a) ?? new WeakMap<Normal, number>();
  orders.set(a, known);
  const order = known.get(b) ?? compareFactors(a, b);
  known.set(b, order);
  return order;
};

/** Shared parts are compared and sorted once: a walk through them as through a tree could take forever. */
const orders = new WeakMap<Normal, WeakMap<Normal, number>>();
const sortedParts = new WeakMap<Normal, readonly unknown[]>();

const once = <T>(node: Normal, sort: () => readonly T[]): readonly T[] => {
  const parts = (sortedParts.get(node) as readonly T[] | undefined) ?? sort();
  sortedParts.set(node, parts);
  return parts;
};

const compareFactors = (a: Normal, b: Normal): number => {
  const [left, right] = [factorsInOrder(a), factorsInOrder(b)];
  for (let k = 0; k < Math.max(left.length, right.length); k++) {
    const [l, r] = [left[k], right[k]];
    if (!l || !r) return l ? -direction(l) : direction(r!);
    const order = compareBases(l.base, r.base);
    if (order !== 0) return order < 0 ? -direction(l) : direction(r);
    const powers = compareRational(degree(r), degree(l)) || (l.exponent === r.exponent ? 0 : compareBases(l.exponent, r.exponent));
    if (powers !== 0) return powers;
  }
  return a.id - b.id;
};

export const factorsInOrder = (node: Normal): readonly Factor[] =>
  node.kind === "product" ? once(node, () => node.factors.toSorted((a, b) => compareBases(a.base, b.base))) : [{ base: node, exponent: unit }];

const unit: Normal = { kind: "number", value: one, id: -1 };
const degree = ({ exponent }: Factor): Rational => (exponent.kind === "number" ? exponent.value : one);
const direction = (factor: Factor): number => (degree(factor).num < 0n ? -1 : 1);

/** Exponentials stand last in a product, constants first. */
const rank = (node: Normal): number =>
  node.kind === "atom" && node.expr.kind === "constant" ? (node.expr.name === "e" ? kinds.length : 0.5) : kinds.indexOf(node.kind);

const sorted = (node: Normal & { kind: "sum" }): readonly Normal[] => once(node, () => node.terms.map((term) => term.node).toSorted(compareMonomials));
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const compareLists = (a: readonly Normal[], b: readonly Normal[]): number => {
  for (let k = 0; k < Math.min(a.length, b.length); k++) {
    const order = compareMonomials(a[k]!, b[k]!);
    if (order !== 0) return order;
  }
  return a.length - b.length;
};
