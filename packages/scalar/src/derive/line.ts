import { call, type Expr } from "../expr.js";
import { walk } from "../walk.js";

/** The line in which every variable that `replacement` knows is replaced by what it stands for, again and again. */
export const line = (root: Expr, replacement: (name: string) => Expr | undefined): Expr => {
  const partsOf = (node: Expr): readonly Expr[] => {
    if (node.kind === "call") return node.args;
    const found = node.kind === "variable" ? replacement(node.name) : undefined;
    return found ? [found] : [];
  };
  const known = new Map<Expr, Expr>();
  for (const node of walk([root], partsOf)) {
    const parts = partsOf(node).map((part) => known.get(part)!);
    known.set(node, node.kind === "call" ? call(node.name, ...parts) : (parts[0] ?? node));
  }
  return known.get(root)!;
};
