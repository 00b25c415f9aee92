import { isOne, isZero, mulRational, one, zero, type Rational } from "../rational.js";
import { intern, numberNode, type Arena, type Normal, type SumNode, type Term } from "./node.js";
import { guardsOf, restrict, unrestricted } from "./restricted.js";

/** coefficient · node, without distributing over a sum. */
export const scale = (arena: Arena, coefficient: Rational, node: Normal): Normal => {
  if (node.kind === "restricted") return restrict(arena, scale(arena, coefficient, node.node), node.guards);
  if (node.kind === "number") return numberNode(arena, mulRational(coefficient, node.value));
  const term = monomial(node);
  const product = mulRational(coefficient, term.coefficient);
  if (isZero(product)) return numberNode(arena, zero);
  return isOne(product) ? term.node : intern<SumNode>(arena, { kind: "sum", constant: zero, terms: [{ node: term.node, coefficient: product }] });
};

/** coefficient · node, the coefficient multiplied into a sum of several terms. */
export const distribute = (arena: Arena, coefficient: Rational, node: Normal): Normal => {
  const inner = unrestricted(node);
  return inner.kind !== "sum" || monomial(inner).node !== inner || isZero(coefficient) ? scale(arena, coefficient, node) : restrict(arena, multiplied(arena, coefficient, inner), guardsOf(node));
};

/** A sum with each coefficient multiplied; the factor is not 0. */
export const multiplied = (arena: Arena, factor: Rational, { constant, terms }: SumNode): SumNode =>
  intern<SumNode>(arena, { kind: "sum", constant: mulRational(factor, constant), terms: terms.map(({ node, coefficient }) => ({ node, coefficient: mulRational(factor, coefficient) })) });

/** A node as coefficient · node, the coefficient 1 unless the node is a scaled one. */
export const monomial = (node: Normal): Term =>
  node.kind === "sum" && node.terms.length === 1 && isZero(node.constant) ? node.terms[0]! : { node, coefficient: one };
