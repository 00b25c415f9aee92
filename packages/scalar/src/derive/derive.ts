import { derivative } from "../derivative.js";
import { adopt, foldExpr, variable, variables, type Expr } from "../expr.js";
import { finding, type Context } from "./finding.js";
import { line as lineOf } from "./line.js";
import type { Derivation, Finding, Step } from "./step.js";

/**
 * The derivative of an expression with every step: one rule at a time, the outermost first, then the inner derivatives from left to right. Of a part
 * that occurs again the derivative is found once. The last step simplifies.
 *
 * Each line is an expression in which a variable of its own stands for each derivative still to be found; the steps' lines are composed when they
 * are read, so a derivation of many steps is cheap.
 *
 * @source MML 5.29 to 5.32; for several variables 5.46 to 5.48
 * @example
 * derive(parse("(2x+1)^4"), "x").steps.map(({ rule }) => rule) // => ["chain", "sum", "constant factor", "variable", "constant", "simplify"]
 * format(derive(parse("(2x+1)^4"), "x").result) // => "8*(2*x + 1)^3"
 */
export const derive = (expr: Expr, by: string): Derivation => {
  const root = adopt(expr);
  const names = variables(root);
  const partial = names.some((name) => name !== by);
  const { goals, found } = findings(root, { by, partial, moves: movement(by) }, names);
  const result = derivative(root, by);
  const line = lines(found);
  const steps: Step[] = found.map(({ goal, finding: { rule, found, ...rest } }, k) => ({
    rule,
    of: goals.get(goal)!,
    found,
    ...rest,
    get before() {
      return line(k);
    },
    get after() {
      return line(k + 1);
    },
  }));
  const last = line(found.length);
  const simplified: Step = { rule: "simplify", of: last, found: result, before: last, after: result, text: "Like terms and powers are collected." };
  return { result, by, partial, steps: last === result ? steps : [...steps, simplified], goals: Object.fromEntries(goals) };
};

/** The finding of one goal, which goes by its name. */
interface Found {
  readonly goal: string;
  readonly finding: Finding;
}

/** What no variable's name begins with. No formula has such a name; an expression may. */
const signOf = (taken: readonly string[]): string => {
  let sign = "∂";
  while (taken.some((name) => name.startsWith(sign))) sign += "∂";
  return sign;
};

/** Goal after goal, each the first that the one before has opened. */
const findings = (root: Expr, context: Omit<Context, "D">, taken: readonly string[]): { goals: Map<string, Expr>; found: Found[] } => {
  const goals = new Map<string, Expr>();
  const pending = new Map<Expr, string>();
  const done = new Map<Expr, { name: string; step: number }>();
  const found: Found[] = [];
  const sign = signOf(taken);
  let opened: string[] = [];
  const D = (of: Expr): Expr => {
    const name = pending.get(of) ?? `${sign}${goals.size + 1}`;
    if (!goals.has(name)) opened.push(name);
    goals.set(name, of);
    pending.set(of, name);
    return variable(name);
  };

  D(root);
  for (const stack = opened; stack.length > 0; stack.push(...opened.toReversed())) {
    opened = [];
    const goal = stack.pop()!;
    const of = goals.get(goal)!;
    const before = done.get(of);
    const next = before ? known(before) : finding(of, { ...context, D });
    pending.delete(of);
    if (of.kind === "call" && context.moves(of) && !before) done.set(of, { name: goal, step: found.length + 1 });
    found.push({ goal, finding: next });
  }
  return { goals, found };
};

/** The line after the first k findings, from the first goal on. */
const lines = (found: readonly Found[]): ((k: number) => Expr) => {
  const steps = new Map(found.map(({ goal, finding }, step) => [goal, { step, found: finding.found }]));
  return (k) =>
    lineOf(variable(found[0]!.goal), (name) => {
      const step = steps.get(name);
      return step && step.step < k ? step.found : undefined;
    });
};

const known = ({ name, step }: { name: string; step: number }): Finding => ({ rule: "known", found: variable(name), text: `Already found, from step ${step} on.` });

/** Whether expressions depend on the variable. */
const movement = (by: string): ((expr: Expr) => boolean) => {
  const known = new Map<Expr, boolean>();
  return (expr) => foldExpr<boolean>(expr, (node, of) => (node.kind === "variable" ? node.name === by : node.kind === "call" && node.args.some(of)), known);
};
