import type { Expr } from "../expr.js";
import type { FunctionName } from "../functions.js";

/** The rules of differentiation by name; the derivative of a single function goes by the function's. */
export type StepRule =
  | "constant" | "variable" | "sum" | "constant factor" | "product" | "quotient" | "power" | "exponential" | "chain" | "known" | "simplify" | FunctionName;

/** What a rule says of one derivative. */
export interface Finding {
  readonly rule: StepRule;
  /** The derivative by that rule, in which variables stand for the derivatives that are still to be found. */
  readonly found: Expr;
  /** The rule's number in Mathematics for Machine Learning, where it has one. */
  readonly equation?: string;
  /** Where the derivative of the function can be looked up. */
  readonly source?: string;
  /** The rule in one sentence. */
  readonly text: string;
}

/** One rule applied to one part of the line before; the line after is equal to it. */
export interface Step extends Finding {
  /** The expression whose derivative the rule gives. */
  readonly of: Expr;
  /** The whole line, in which a variable stands for each derivative that is still to be found: {@link Derivation.goals} tells of what. */
  readonly before: Expr;
  readonly after: Expr;
}

/** A derivative with the way to it. */
export interface Derivation {
  /** What {@link derivative} gives. */
  readonly result: Expr;
  readonly by: string;
  /** Whether there are further variables, so that the derivatives are partial ones. */
  readonly partial: boolean;
  readonly steps: readonly Step[];
  /** The expressions to differentiate, by the variables that stand for their derivatives in the lines of the steps. */
  readonly goals: Readonly<Record<string, Expr>>;
}
