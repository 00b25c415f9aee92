import { postorder, type Expr } from "../expr.js";
import type { FunctionName } from "../functions.js";
import { call } from "./call.js";
import { atomNode, numberNode, type Arena, type Normal } from "./node.js";

/** The normal form of an expression. */
export const normalize = (arena: Arena, expr: Expr, known = new Map<Expr, Normal>()): Normal => {
  for (const node of postorder(expr)) if (!known.has(node)) known.set(node, normalizeNode(arena, node, known));
  return known.get(expr)!;
};

const normalizeNode = (arena: Arena, node: Expr, known: ReadonlyMap<Expr, Normal>): Normal => {
  switch (node.kind) {
    case "number": return numberNode(arena, node);
    case "constant":
    case "variable": return atomNode(arena, node);
    case "call": return call(arena, node.name as FunctionName, node.args.map((arg) => known.get(arg)!));
  }
};
