import { call, constant, type CallExpr, type Expr } from "../expr.js";
import { operandsOf } from "../flatten.js";
import { negRational } from "../rational.js";
import { outer } from "./outer.js";
import type { Finding } from "./step.js";

export interface Context {
  readonly by: string;
  /** Whether the derivatives are partial ones. */
  readonly partial: boolean;
  /** Whether an expression depends on the variable. */
  readonly moves: (expr: Expr) => boolean;
  /** What stands for the derivative of an expression. */
  readonly D: (expr: Expr) => Expr;
}

/** The derivative of an expression by the one rule that comes first. */
export const finding = (expr: Expr, context: Context): Finding => {
  const { by, moves } = context;
  if (!moves(expr)) return { rule: "constant", found: constant(0), text: `What does not depend on ${by} has the derivative 0.` };
  if (expr.kind !== "call") return { rule: "variable", found: constant(1), text: `The derivative of ${by} by itself is 1.` };
  switch (expr.name) {
    case "add":
    case "sub": return sum(expr, context);
    case "neg": return { ...constantFactor, found: expr.args[0]!.kind === "variable" ? constant(-1) : call("neg", context.D(expr.args[0]!)) };
    case "mul": return product(expr, context);
    case "div": return quotient(expr, context);
    case "where": return { rule: "where", found: call("where", expr.args[0]!, context.D(expr.args[1]!), context.D(expr.args[2]!)), text: "Each case is differentiated on its own." };
    case "restrict": return { rule: "restrict", found: call("restrict", context.D(expr.args[0]!), expr.args[1]!), text: "The derivative keeps the domain." };
    default: return outer(expr, context);
  }
};

const constantFactor = { rule: "constant factor", text: "A constant factor stays before the derivative." } as const;

const sum = (expr: CallExpr, { partial, D }: Context): Finding => {
  const [first, ...rest] = operandsOf(expr).map((term) => ({ ...term, d: D(term.expr) }));
  const start = first!.negative ? call("neg", first!.d) : first!.d;
  const found = rest.reduce<Expr>((total, { d, negative }) => call(negative ? "sub" : "add", total, d), start);
  return { rule: "sum", found, equation: partial ? "5.47" : "5.31", text: "Sum rule: each term is differentiated on its own." };
};

const product = (expr: CallExpr, { partial, moves, D }: Context): Finding => {
  const factors = operandsOf(expr).map((factor) => factor.expr);
  const constants = factors.filter((factor) => !moves(factor));
  const rest = factors.filter(moves);
  if (constants.length > 0) return { ...constantFactor, found: call("mul", multiply(constants), D(multiply(rest))) };
  const [f, g] = expr.args as [Expr, Expr];
  const found = call("add", call("mul", D(f), g), call("mul", f, D(g)));
  return { rule: "product", found, equation: partial ? "5.46" : "5.29", text: "Product rule: (f·g)' = f'·g + f·g'." };
};

const multiply = (factors: readonly Expr[]): Expr => factors.reduce((total, factor) => call("mul", total, factor));

const negated = (expr: Expr): Expr => (expr.kind === "number" ? constant(negRational(expr)) : call("neg", expr));

const quotient = ({ args }: CallExpr, { moves, D }: Context): Finding => {
  const [f, g] = args as [Expr, Expr];
  if (!moves(g)) return { ...constantFactor, found: call("div", D(f), g) };
  const below = call("pow", g, constant(2));
  if (!moves(f)) return { rule: "quotient", found: call("div", call("mul", negated(f), D(g)), below), equation: "5.30", text: "Quotient rule with a constant above: (c/g)' = -c·g'/g^2." };
  const above = call("sub", call("mul", D(f), g), call("mul", f, D(g)));
  return { rule: "quotient", found: call("div", above, below), equation: "5.30", text: "Quotient rule: (f/g)' = (f'·g - f·g')/g^2." };
};
