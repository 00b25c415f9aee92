import { derivatives } from "../derivatives.js";
import type { CallExpr, Expr } from "../expr.js";
import { interpret } from "../interpret.js";
import { interval } from "../interval/index.js";
import { intervals } from "../interval/intervals.js";
import { numbers } from "../numbers.js";

/** The guard of a restricted expression that jumps at the point, if any: the derivative that the expression stands for does not exist there. */
export const jumpAt = (expr: Expr, env: Readonly<Record<string, number>>): CallExpr | undefined => {
  let inner = expr;
  for (;;) {
    if (inner.kind !== "call") return undefined;
    const [first, guard, otherwise] = inner.args;
    if (inner.name === "restrict") {
      const { jumps } = guard!.kind === "call" ? derivatives[guard!.name] : {};
      if (guard!.kind === "call" && jumps?.(interpret(guard!.args[0]!, numbers, env)) && !isConstantAround(guard!, env)) return guard;
      inner = first!;
    } else if (inner.name === "where") inner = interpret(first!, numbers, env) === 0 ? otherwise! : guard!;
    else return undefined;
  }
};

/** Whether an enclosure proves that the guard has one value around the point: floor(relu(x)) at x = -1, whose argument stays at the jump, and floor(abs(x)) at 0, whose argument turns back. */
const isConstantAround = (guard: CallExpr, env: Readonly<Record<string, number>>): boolean => {
  const around = (x: number) => interval(x - (Math.abs(x) + 1) * 2 ** -20, x + (Math.abs(x) + 1) * 2 ** -20);
  const { lo, hi, defined } = interpret(guard, intervals, Object.fromEntries(Object.entries(env).map(([name, x]) => [name, around(x)])));
  return defined && lo === hi;
};
