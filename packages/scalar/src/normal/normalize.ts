import type { Expr } from "../expr.js";
import { factorsOf, termsOf } from "../flatten.js";
import type { FunctionName } from "../functions.js";
import { walk } from "../walk.js";
import { call } from "./call.js";
import { atomNode, numberNode, type Arena, type Normal } from "./node.js";
import { product } from "./product.js";
import { sum } from "./sum.js";

/** How functions are applied, other than sums and products. */
export type Apply = (name: FunctionName, args: readonly Normal[]) => Normal;

/** The normal form of an expression. Nested sums and products are collected at once: n terms take n steps and not n². */
export const normalize = (arena: Arena, expr: Expr, apply: Apply = (name, args) => call(arena, name, args)): Normal => {
  const known = new Map<Expr, Normal>();
  for (const node of walk([expr], partsIn)) known.set(node, normalizeNode(arena, node, (part) => known.get(part)!, apply));
  return known.get(expr)!;
};

const isSum = (node: Expr): boolean => node.kind === "call" && (node.name === "add" || node.name === "sub");
const isProduct = (node: Expr): boolean => node.kind === "call" && node.name === "mul";

const partsIn = (node: Expr): readonly Expr[] =>
  node.kind !== "call" ? [] : isSum(node) ? termsOf(node).map((term) => term.expr) : isProduct(node) ? factorsOf(node) : node.args;

const normalizeNode = (arena: Arena, node: Expr, normal: (part: Expr) => Normal, apply: Apply): Normal => {
  switch (node.kind) {
    case "number": return numberNode(arena, node);
    case "constant":
    case "variable": return atomNode(arena, node);
    case "call":
      if (isSum(node)) return sum(arena, termsOf(node).map(({ expr, negative }) => (negative ? apply("neg", [normal(expr)]) : normal(expr))));
      if (isProduct(node)) return product(arena, factorsOf(node).map(normal));
      return apply(node.name, node.args.map(normal));
  }
};
