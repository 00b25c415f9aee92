import { adopt, foldExpr, type Expr } from "../expr.js";
import type { FunctionName } from "../functions.js";
import type { Field } from "../field.js";
import { seriesError } from "../errors.js";
import { interpretNode } from "../interpret.js";
import { powerSeries } from "./field.js";
import { variableSeries, type Ground, type Series } from "./series.js";

/** A function of one variable: an expression, or a JavaScript function that computes over any field. */
export type Univariate = Expr | (<T>(F: Field<T>, x: T) => T);

const noSeries = (name: FunctionName, at: unknown): Error => seriesError("scalar/no-series", { name, at: String(at) });

/**
 * The coefficients c₀ … cₙ of the power series of f(center + t). Nodes are expanded together, order by order, so that the depth of an expression is
 * no limit.
 *
 * @throws scalar/no-series  where the function is not analytic at the centre
 */
export const coefficients = <T>(ground: Ground<T>, f: Univariate, variable: string, center: T, order: number): T[] => {
  const F = powerSeries(ground, noSeries);
  const x = variableSeries(ground, center, ground.field.constant(1));
  const nodes = new Map<Expr, Series<T>>();
  const root = typeof f === "function" ? f(F, x) : foldExpr(adopt(f), (node, of) => interpretNode(node, F, { [variable]: x }, of), nodes);
  if (root.start < 0) for (let k = root.start; k < 0; k++) if (!ground.isZero(root.at(k))) throw noSeries("div", 0);
  const result: T[] = [];
  for (let k = 0; k <= order; k++) {
    for (const node of nodes.values()) node.at(k);
    result.push(root.at(k));
  }
  return result;
};
