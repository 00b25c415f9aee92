import { duals, interpret, variables, type Dual, type Expr } from "@gradkit/scalar";
import { nodes, type Node } from "./node.js";
import { planOf, type Plan } from "./plan.js";
import type { Model } from "./rows.js";
import { sweeper } from "./sweeper.js";

/** The model of a formula: names that are no columns are its parameters. Derivatives are exact, by the rules of the scalar package over rows. */
export const formulaModel = (expr: Expr, columns: readonly string[]): Model => {
  const names = variables(expr);
  const parameters = names.filter((name) => !columns.includes(name));
  const predictors = names.filter((name) => columns.includes(name));
  const plans = new Map<string, Plan>();
  /** The value first, and then the derivatives by some parameters. */
  const planBy = (by: readonly string[]): Plan => {
    const key = by.join();
    const found = plans.get(key) ?? planOf(withSlopes(expr, parameters, predictors, by));
    plans.set(key, found);
    return found;
  };
  return { parameters, predictors, bind: (data, count, by) => sweeper(planBy(by), parameters, data, count) };
};

const withSlopes = (expr: Expr, parameters: readonly string[], predictors: readonly string[], by: readonly string[]): Node[] => {
  const field = nodes();
  const dual = duals<Node>(field);
  const along = (direction?: string): Dual<Node> =>
    interpret(expr, dual, {
      ...Object.fromEntries(predictors.map((name) => [name, { primal: field.column(name) }])),
      ...Object.fromEntries(parameters.map((name) => [name, { primal: field.parameter(name), ...(name === direction ? { tangent: field.constant(1) } : {}) }])),
    });
  return [along().primal, ...by.map((name) => along(name).tangent ?? field.constant(0))];
};
