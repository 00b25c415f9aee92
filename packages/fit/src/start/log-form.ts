import { call, constant, postorder, type Expr } from "@gradkit/scalar";

/** ln |f| of an expression, with the logarithms of products, quotients and powers as sums; undefined where it is a sum itself, of which the logarithm is nothing simpler. */
export const logForm = (expr: Expr): Expr | undefined => {
  const known = new Map<Expr, Expr | undefined>();
  for (const node of postorder(expr)) known.set(node, logOf(node, (arg) => known.get(arg) ?? call("log", call("abs", arg))));
  return expr.kind === "call" && ["mul", "div", "pow", "exp", "neg", "sqrt", "square"].includes(expr.name) ? known.get(expr) : undefined;
};

const logOf = (node: Expr, log: (arg: Expr) => Expr): Expr | undefined => {
  if (node.kind === "number" && node.value !== 0) return constant(Math.log(Math.abs(node.value)));
  if (node.kind !== "call") return undefined;
  const [a, b] = node.args as readonly [Expr, Expr];
  switch (node.name) {
    case "mul": return call("add", log(a), log(b));
    case "div": return call("sub", log(a), log(b));
    case "pow": return call("mul", b, log(a));
    case "sqrt": return call("div", log(a), constant(2));
    case "square": return call("mul", constant(2), log(a));
    case "exp": return a;
    case "neg": return log(a);
    default: return undefined;
  }
};
