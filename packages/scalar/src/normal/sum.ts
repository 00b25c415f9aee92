import { addRational, isOne, isZero, mulRational, one, zero, type Rational } from "../rational.js";
import { intern, numberNode, type Arena, type Normal, type SumNode } from "./node.js";
import { guardsOf, partialParts, restrict, unrestricted } from "./restricted.js";

/** The sum of the nodes with like monomials collected: a scaled sum inside it is multiplied out. */
export const sum = (arena: Arena, nodes: readonly Normal[]): Normal => {
  const guards = nodes.flatMap(guardsOf);
  const collected = new Map<Normal, Rational>();
  let constant = zero;

  const take = (node: Normal, coefficient: Rational): void => {
    if (node.kind === "number") constant = addRational(constant, mulRational(coefficient, node.value));
    else if (node.kind === "sum") {
      constant = addRational(constant, mulRational(coefficient, node.constant));
      for (const term of node.terms) take(term.node, mulRational(coefficient, term.coefficient));
    } else add(node, coefficient);
  };
  const add = (node: Normal, coefficient: Rational): void => {
    const total = addRational(collected.get(node) ?? zero, coefficient);
    collected.delete(node);
    if (isZero(total)) guards.push(...partialParts(node));
    else collected.set(node, total);
  };

  const lone = nodes.filter((node) => node.kind !== "number" || !isZero(node.value));
  if (lone.length === 1) return lone[0]!;
  for (const node of nodes) take(unrestricted(node), one);
  if (arena.identities) constant = addRational(constant, arena.identities.terms(arena, collected));
  return restrict(arena, assemble(arena, constant, collected), guards);
};

const assemble = (arena: Arena, constant: Rational, collected: ReadonlyMap<Normal, Rational>): Normal => {
  const terms = [...collected].map(([node, coefficient]) => ({ node, coefficient })).toSorted((a, b) => a.node.id - b.node.id);
  if (terms.length === 0) return numberNode(arena, constant);
  const [first] = terms;
  if (terms.length === 1 && isZero(constant) && isOne(first!.coefficient)) return first!.node;
  return intern<SumNode>(arena, { kind: "sum", constant, terms });
};

