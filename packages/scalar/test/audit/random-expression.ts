import { call, constant, variable, type Expr } from "../../src/expr.js";
import { functionNames, type FunctionName } from "../../src/functions.js";
import { numbers } from "../../src/numbers.js";
import { interpret } from "../../src/interpret.js";
import type { Rule } from "../../src/rule.js";
import { rules } from "../../src/rules.js";

/** Uniform numbers in [0, 1): mulberry32. */
export const uniform = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

/** Half of all calls are of these, that the expressions may branch. */
const joining = ["add", "sub", "mul", "div", "pow", "hypot", "atan2"] as const satisfies readonly FunctionName[];

export interface Sample {
  readonly expr: Expr;
  readonly at: Readonly<Record<string, number>>;
}

/**
 * A random expression in x and y of the table's functions, nested up to `depth`, and a point at which every function has its arguments where its row says
 * that it is smooth. The root is `name` where one is given.
 */
export const randomExpression = (random: () => number, depth: number, name?: FunctionName): Sample => {
  const at = { x: 0.3 + 1.9 * random(), y: -1.5 + 3 * random() };
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const valueOf = (expr: Expr): number => interpret(expr, numbers, at);

  const leaf = (): Expr => pick([variable("x"), variable("x"), variable("x"), variable("x"), variable("y"), constant(Math.round(random() * 16 - 8) / 4)]);
  const anyFunction = (): FunctionName => pick(random() < 0.5 ? joining : functionNames);
  const operand = (level: number, [min, max]: readonly [number, number]): Expr => {
    if (min === max) return constant(min);
    for (let tries = 0; tries < 30; tries++) {
      const expr = level <= 0 || random() < 0.1 ? leaf() : node(level, anyFunction());
      const value = expr && valueOf(expr);
      if (expr && value !== undefined && value >= min && value <= max) return expr;
    }
    // min + (max − min)·sin² lies in the range.
    return call("add", constant(min), call("mul", constant(max - min), call("square", call("sin", call("add", variable("x"), variable("y"))))));
  };
  const node = (level: number, f: FunctionName): Expr | undefined => {
    const expr = call(f, ...(rules[f] as unknown as Rule).smoothOn.map((range) => operand(level - 1, range)));
    const value = valueOf(expr);
    return Math.abs(value) < 1e6 ? expr : undefined;
  };

  for (;;) {
    const expr = node(depth, name ?? anyFunction());
    if (expr) return { expr, at };
  }
};
