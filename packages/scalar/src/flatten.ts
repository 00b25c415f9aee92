import type { CallExpr, Expr } from "./expr.js";

/** A part of a sum or product, and whether it is subtracted. */
export interface SignedTerm {
  readonly expr: Expr;
  readonly negative: boolean;
}

/** The signs of the arguments, 1 or −1, of a call that is taken apart. */
type Signs = Readonly<Partial<Record<CallExpr["name"], readonly number[]>>>;

const sums: Signs = { add: [1, 1], sub: [1, -1], neg: [-1] };
const groups: Readonly<Partial<Record<CallExpr["name"], Signs>>> = { add: sums, sub: sums, mul: { mul: [1, 1] } };

/** The parts of nested calls in their order. What occurs twice is taken apart once. */
const flatten = (root: Expr, signs: Signs): SignedTerm[] => {
  const parts: SignedTerm[] = [];
  const split = new Set<Expr>();
  const stack: SignedTerm[] = [{ expr: root, negative: false }];
  for (let part = stack.pop(); part; part = stack.pop()) {
    const { expr, negative } = part;
    const own = expr.kind === "call" && !split.has(expr) && signs[expr.name];
    if (own) stack.push(...expr.args.map((arg, k) => ({ expr: arg, negative: negative !== own[k]! < 0 })).toReversed());
    else parts.push(part);
    split.add(expr);
  }
  return parts;
};

/** The terms of nested sums and differences, the factors of nested products, and the arguments of other calls, in their order. */
export const operandsOf = (node: CallExpr): SignedTerm[] => {
  const signs = groups[node.name];
  return signs ? flatten(node, signs) : node.args.map((expr) => ({ expr, negative: false }));
};
