import { derivatives } from "../derivatives.js";
import type { CallExpr, Expr } from "../expr.js";
import { interpret } from "../interpret.js";
import { numbers } from "../numbers.js";

/** The guard of a restricted expression that jumps at the point, if any: the derivative that the expression stands for does not exist there. */
export const jumpAt = (expr: Expr, env: Readonly<Record<string, number>>): CallExpr | undefined => {
  let inner = expr;
  for (;;) {
    if (inner.kind !== "call") return undefined;
    const [first, guard, otherwise] = inner.args;
    if (inner.name === "restrict") {
      const { jumps } = guard!.kind === "call" ? derivatives[guard!.name] : {};
      if (guard!.kind === "call" && jumps?.(interpret(guard!.args[0]!, numbers, env))) return guard;
      inner = first!;
    } else if (inner.name === "where") inner = interpret(first!, numbers, env) === 0 ? otherwise! : guard!;
    else return undefined;
  }
};
