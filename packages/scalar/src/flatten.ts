import type { Expr } from "./expr.js";

/** A part of a sum and whether it is subtracted. */
export interface SignedTerm {
  readonly expr: Expr;
  readonly negative: boolean;
}

/** The terms of nested sums and differences in their order. A sum that occurs twice is split up once. */
export const termsOf = (expr: Expr): SignedTerm[] => {
  const terms: SignedTerm[] = [];
  const split = new Set<Expr>();
  const stack: SignedTerm[] = [{ expr, negative: false }];
  for (let term = stack.pop(); term; term = stack.pop()) {
    const { expr: node, negative } = term;
    const isSum = node.kind === "call" && (node.name === "add" || node.name === "sub" || node.name === "neg") && !split.has(node);
    if (!isSum) {
      terms.push(term);
      continue;
    }
    split.add(node);
    const [x, y] = node.args;
    if (node.name === "neg") stack.push({ expr: x!, negative: !negative });
    else stack.push({ expr: y!, negative: negative !== (node.name === "sub") }, { expr: x!, negative });
  }
  return terms;
};

/** The factors of nested products in their order. A product that occurs twice is split up once. */
export const factorsOf = (expr: Expr): Expr[] => {
  const factors: Expr[] = [];
  const split = new Set<Expr>();
  const stack = [expr];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.kind === "call" && node.name === "mul" && !split.has(node)) {
      split.add(node);
      stack.push(node.args[1]!, node.args[0]!);
    } else factors.push(node);
  }
  return factors;
};
