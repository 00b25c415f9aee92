import { memo } from "../memo.js";
import { compareRational, one, type Rational } from "../rational.js";
import { termsOf } from "./terms.js";
import { factorsOf } from "./factors.js";
import { eNode, type Factor, type Normal, type SumNode, type Term } from "./node.js";

const kinds: readonly Normal["kind"][] = ["number", "atom", "sum", "product", "call"];

/** Generators of monomials in the order in which people write them: numbers, π, variables by name, sums, functions by name, exponentials. */
const compareBases = (a: Normal, b: Normal): number => (a === b ? 0 : rank(a) - rank(b) || compareAlike(a, b) || a.id - b.id);

const compareAlike = (a: Normal, b: Normal): number => {
  switch (a.kind) {
    case "number": return compareRational(a.value, (b as typeof a).value);
    case "atom": return compareText(a.expr.name, (b as typeof a).expr.name);
    case "call": return compareText(a.name, (b as typeof a).name) || compareLists(a.args, (b as typeof a).args);
    case "sum": return compareLists(nodesInOrder(a), nodesInOrder(b as typeof a)) || compareRational(a.constant, (b as typeof a).constant);
    default: return 0;
  }
};

/** Monomials with higher powers of the first generators first: x² before x·y before y³ before 1. Shared parts are compared once, lest it take forever. */
export const compareMonomials = (a: Normal, b: Normal): number => {
  if (a === b) return 0;
  const known = ordersOf(a);
  depth++;
  const order = known.get(b) ?? (depth > deepest ? a.id - b.id : compareFactors(a, b));
  depth--;
  known.set(b, order);
  return order;
};

/** What is nested more deeply than anybody reads stands as it came, lest the stack overflow. */
const deepest = 300;
let depth = 0;

/** The first term in the order of monomials; a constant comes last. */
export const leading = (node: Normal): Term =>
  (node.kind === "sum" ? node.terms : termsOf(node)).reduce((first, term) => (compareMonomials(term.node, first.node) < 0 ? term : first));

const ordersOf = /* @__PURE__ */ memo((_node: Normal) => new WeakMap<Normal, number>());

const compareFactors = (a: Normal, b: Normal): number => {
  const [left, right] = [factorsInOrder(a), factorsInOrder(b)];
  for (let k = 0; k < Math.max(left.length, right.length); k++) {
    const [l, r] = [left[k], right[k]];
    const order = !l ? 1 : !r ? -1 : compareBases(l.base, r.base);
    if (order !== 0) return order < 0 ? -direction(l!) : direction(r!);
    const powers = compareRational(degree(r!), degree(l!)) || compareBases(l!.exponent, r!.exponent);
    if (powers !== 0) return powers;
  }
  return a.id - b.id;
};

export const factorsInOrder = /* @__PURE__ */ memo((node: Normal): readonly Factor[] => factorsOf(node).toSorted((a, b) => compareBases(a.base, b.base)));
const nodesInOrder = /* @__PURE__ */ memo((node: SumNode): readonly Normal[] => node.terms.map((term) => term.node).toSorted(compareMonomials));

const degree = ({ exponent }: Factor): Rational => (exponent.kind === "number" ? exponent.value : one);
const direction = (factor: Factor): number => (degree(factor).num < 0n ? -1 : 1);

/** Exponentials stand last in a product, constants first. */
const rank = (node: Normal): number => (node === eNode ? kinds.length : node.kind === "atom" && node.expr.kind === "constant" ? 0.5 : kinds.indexOf(node.kind));

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const compareLists = (a: readonly Normal[], b: readonly Normal[]): number => {
  for (let k = 0; k < Math.min(a.length, b.length); k++) {
    const order = compareMonomials(a[k]!, b[k]!);
    if (order !== 0) return order;
  }
  return a.length - b.length;
};
