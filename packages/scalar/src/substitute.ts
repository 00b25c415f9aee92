import { adopt, call, constant, foldExpr, type Expr } from "./expr.js";

/**
 * The expression with variables replaced by expressions or numbers, all at once: a replacement is not itself searched. Nothing is simplified.
 *
 * @throws scalar/not-finite  where a replacement is no finite number
 * @example
 * format(substitute(parse("x^2 + y"), { x: parse("y + 1"), y: 3 })) // => "(y + 1)^2 + 3"
 */
export const substitute = (expr: Expr, replacements: Readonly<Record<string, Expr | number>>): Expr =>
  foldExpr(adopt(expr), (node, of) => {
    if (node.kind === "variable" && Object.hasOwn(replacements, node.name)) return expressionOf(replacements[node.name]!);
    return node.kind === "call" ? call(node.name, ...node.args.map(of)) : node;
  });

const expressionOf = (value: Expr | number): Expr => (typeof value === "number" ? constant(value) : adopt(value));
