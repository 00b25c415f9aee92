import { parse, variables, type Expr } from "@gradkit/scalar";
import { named } from "./assigned.js";

/** A formula, and the variables by which to differentiate it. */
export interface Formula {
  readonly expr: Expr;
  /** All its variables, in the order of the alphabet. */
  readonly names: readonly string[];
}

export const formulaOf = (source: string): Formula => {
  const expr = parse(source);
  return { expr, names: variables(expr) };
};

/** The variables that `--by` names, in that order; all of them where it is not given. */
export const chosen = (by: string | undefined, names: readonly string[]): readonly string[] => (by === undefined ? names : named("--by", [by], names));
