import type { Expr } from "../expr.js";
import { operandsOf } from "../flatten.js";
import type { FunctionName } from "../functions.js";
import { fold } from "../walk.js";
import { call } from "./call.js";
import { atomNode, numberNode, type Arena, type Normal } from "./node.js";
import { product } from "./product.js";
import { sum } from "./sum.js";

/** How functions are applied, other than sums and products. */
export type Apply = (name: FunctionName, args: readonly Normal[]) => Normal;

/** The normal form of an expression. Nested sums and products are collected at once: n terms take n steps and not n². */
export const normalize = (arena: Arena, expr: Expr, apply: Apply = (name, args) => call(arena, name, args)): Normal =>
  fold<Expr, Normal>(expr, partsIn, (node, of) => normalizeNode(arena, node, of, apply));

const partsIn = (node: Expr): readonly Expr[] => (node.kind === "call" ? operandsOf(node).map((operand) => operand.expr) : []);

const normalizeNode = (arena: Arena, node: Expr, normal: (part: Expr) => Normal, apply: Apply): Normal => {
  if (node.kind === "number") return numberNode(arena, node);
  if (node.kind !== "call") return atomNode(arena, node);
  const operands = operandsOf(node).map(({ expr, negative }) => (negative ? apply("neg", [normal(expr)]) : normal(expr)));
  return node.name === "add" || node.name === "sub" ? sum(arena, operands) : node.name === "mul" ? product(arena, operands) : apply(node.name, operands);
};
