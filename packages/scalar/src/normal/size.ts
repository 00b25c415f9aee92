import { isZero } from "../rational.js";
import { isBelow } from "./factors.js";
import { fold } from "../walk.js";
import { eNode, partsOf, type Factor, type Normal, type Term } from "./node.js";

/** How many operators, functions, names and numbers a normal form has when it is written out: what {@link present} gives, to within a few signs. */
export type Sizes = Map<Normal, number>;

export const sizeOf = (root: Normal, sizes: Sizes): number => fold(root, partsOf, compute, sizes);

const compute = (node: Normal, size: (part: Normal) => number): number => {
  switch (node.kind) {
    case "number":
    case "atom": return 1;
    case "sum": {
      const isLone = node.terms.length === 1 && isZero(node.constant);
      const terms = node.terms.map((term) => size(term.node) + coefficientSize(term, isLone));
      return total(terms) + (isZero(node.constant) ? terms.length - 1 : terms.length + 1);
    }
    case "product": return total(node.factors.map((factor) => powerSize(factor, size))) + node.factors.length - 1 + (node.factors.every(isBelow) ? 2 : 0);
    case "call": return 1 + total(node.args.map(size));
    case "restricted": return size(node.node) + total(node.guards.map((guard) => 1 + size(guard)));
  }
};

/** What a coefficient adds: 2·x has two more than x, but 2/x none more than 1/x; the sign of a term is that of its sum. */
const coefficientSize = ({ node, coefficient: { num, den } }: Term, isLone: boolean): number => {
  const isUnit = num === 1n || num === -1n;
  const above = node.kind === "product" && node.factors.every(isBelow) ? 0 : isUnit ? (num < 0n && isLone ? 1 : 0) : 2;
  return above + (den === 1n ? 0 : 2);
};

const powerSize = ({ base, exponent }: Factor, size: (part: Normal) => number): number => {
  if (base === eNode) return 1 + size(exponent);
  if (exponent.kind !== "number") return 1 + size(base) + size(exponent);
  const { num, den } = exponent.value;
  const isUnit = num === 1n || num === -1n;
  return size(base) + (den === 2n ? 1 : 0) + (isUnit && den <= 2n ? 0 : 2);
};

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
