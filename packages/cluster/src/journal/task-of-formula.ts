import * as optimizer from "@gradkit/optimizer";
import { parse } from "@gradkit/scalar";
import { error } from "../errors.js";

type Line = Readonly<Record<string, unknown>>;

/** The task of a line with a formula. */
export const taskOfFormula = ({ minimize, leastSquares, start, method, loss, ...rest }: Line): optimizer.Task => {
  const options = { ...rest, ...(method === undefined ? {} : { method: made(method) as optimizer.Method }), ...(loss === undefined ? {} : { loss: made(loss) as optimizer.Loss }) };
  if (minimize !== undefined) return optimizer.minimizeTask(parse(minimize as string), start, options).task;
  return optimizer.leastSquaresTask([leastSquares as string].flat().map((residual) => parse(residual)), start, options).task;
};

/** What a recipe of a file makes, and the recipes in its options: `{ "name": "adam", "options": { "rate": 0.1 } }`. */
const made = (recipe: unknown): unknown => {
  if (typeof recipe !== "object" || recipe === null || !("name" in recipe)) return recipe;
  const { name, options = {} } = recipe as { readonly name: unknown; readonly options?: object };
  const maker: unknown = Object.entries(optimizer).find(([key]) => key === name)?.[1];
  const found: unknown = typeof maker === "function" ? maker(Object.fromEntries(Object.entries(options).map(([key, value]) => [key, made(value)]))) : undefined;
  if ((found as Partial<optimizer.Recipe> | undefined)?.name !== name) throw error("cluster/task", { path: "method", rule: "must be one of @gradkit/optimizer", got: String(name) });
  return found;
};
