import { addRational, isOne, isZero, mulRational, one, zero, type Rational } from "../rational.js";
import { intern, numberNode, unit, wholeOf, type Arena, type Normal, type SumNode } from "./node.js";
import { guardsOf, partialParts, restrict, unrestricted } from "./restricted.js";
import { termsOf } from "./terms.js";

/** The sum of the nodes with like monomials collected: a scaled sum inside it is multiplied out. */
export const sum = (arena: Arena, nodes: readonly Normal[]): Normal => {
  const others = nodes.filter((node) => wholeOf(node) !== 0n);
  if (others.length === 1) return others[0]!;
  const guards = nodes.flatMap(guardsOf);
  const collected = new Map<Normal, Rational>();
  const add = (node: Normal, coefficient: Rational): void => {
    if (node.kind === "sum" || (node.kind === "number" && node !== unit)) {
      for (const term of termsOf(node)) add(term.node, mulRational(coefficient, term.coefficient));
      return;
    }
    const total = addRational(collected.get(node) ?? zero, coefficient);
    collected.delete(node);
    if (isZero(total)) guards.push(...partialParts(node));
    else collected.set(node, total);
  };
  for (const node of others) add(unrestricted(node), one);
  arena.identities?.terms(arena, collected);
  const constant = collected.get(unit) ?? zero;
  collected.delete(unit);
  const terms = [...collected].map(([node, coefficient]) => ({ node, coefficient })).toSorted((a, b) => a.node.id - b.node.id);
  const [first, second] = terms;
  const isMonomial = first && !second && isZero(constant) && isOne(first.coefficient);
  return restrict(arena, !first ? numberNode(arena, constant) : isMonomial ? first.node : intern<SumNode>(arena, { kind: "sum", constant, terms }), guards);
};
