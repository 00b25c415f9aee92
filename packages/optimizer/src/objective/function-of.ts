import { evaluate, field, validate, type Program, type Tensor } from "@gradkit/autodiff";
import { adopt, interpret, type Expr } from "@gradkit/scalar";
import { laterError } from "../later-errors.js";
import type { ObjectiveFunction, Residuals } from "./objective.js";

const kinds: readonly unknown[] = ["number", "constant", "variable", "call"];

const isExpr = (value: unknown): value is Expr => typeof value === "object" && value !== null && kinds.includes((value as { readonly kind?: unknown }).kind);

/**
 * An objective of any form as a function of the tree of parameters.
 *
 * @throws optimizer/objective  where it has none of the forms; autodiff/program
 */
export const functionOf = (call: string, objective: Residuals): ObjectiveFunction => {
  if (typeof objective === "function") return objective as ObjectiveFunction;
  if (isExpr(objective)) return (parameters) => interpret(adopt(objective), field, parameters as Record<string, Tensor>);
  if (Array.isArray(objective) && objective.length > 0 && objective.every(isExpr)) return (parameters) => objective.map((expr) => interpret(adopt(expr), field, parameters as Record<string, Tensor>));
  if (typeof objective === "object" && objective !== null && "equations" in objective) {
    const program = validate(objective) as Program;
    return (parameters, rows) => evaluate(program, ...(rows === undefined ? [parameters] : [parameters, rows]));
  }
  throw laterError("optimizer/objective", { call, got: objective === null ? "null" : Array.isArray(objective) ? "a list" : typeof objective });
};
