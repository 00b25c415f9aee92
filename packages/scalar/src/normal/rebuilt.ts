import { call } from "./call.js";
import { numberNode, partsOf, type Arena, type Normal } from "./node.js";
import { product, times } from "./product.js";
import { restrict } from "./restricted.js";
import { sum } from "./sum.js";

/** A node with its parts replaced by others. */
export const rebuilt = (arena: Arena, node: Normal, of: (part: Normal) => Normal): Normal => {
  if (partsOf(node).every((part) => of(part) === part)) return node;
  switch (node.kind) {
    case "number":
    case "atom": return node;
    case "sum": return sum(arena, [...node.terms.map((term) => times(arena, numberNode(arena, term.coefficient), of(term.node))), numberNode(arena, node.constant)]);
    case "product": return product(arena, node.factors.map(({ base, exponent }) => ({ base: of(base), exponent: of(exponent) })));
    case "call": return call(arena, node.name, node.args.map(of));
    case "restricted": return restrict(arena, of(node.node), node.guards);
  }
};
