import { call, type Expr } from "../expr.js";
import { fold } from "../walk.js";

/** The line in which every variable that `replacement` knows is replaced by what it stands for, again and again. */
export const line = (root: Expr, replacement: (name: string) => Expr | undefined): Expr => {
  const partsOf = (node: Expr): readonly Expr[] => {
    if (node.kind === "call") return node.args;
    const found = node.kind === "variable" ? replacement(node.name) : undefined;
    return found ? [found] : [];
  };
  return fold(root, partsOf, (node, of) => {
    const parts = partsOf(node).map(of);
    return node.kind === "call" ? call(node.name, ...parts) : (parts[0] ?? node);
  });
};
