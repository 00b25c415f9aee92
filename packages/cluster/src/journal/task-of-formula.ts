import { leastSquaresTask, minimizeTask, type Loss, type Method, type Recipe, type Task } from "@gradkit/optimizer";
import { made } from "@gradkit/optimizer/worker";
import { parse } from "@gradkit/scalar";
import { isGradkitError } from "@gradkit/shapes";
import { error } from "../errors.js";

type Line = Readonly<Record<string, unknown>>;

/** The task of a line with a formula. */
export const taskOfFormula = ({ minimize, leastSquares, start, method, loss, ...rest }: Line): Task => {
  const options = { ...rest, ...(method === undefined ? {} : { method: madeOf<Method>("method", method, "step") }), ...(loss === undefined ? {} : { loss: madeOf<Loss>("loss", loss, "scale") }) };
  if (minimize !== undefined) return minimizeTask(parse(minimize as string), start, options).task;
  return leastSquaresTask([leastSquares as string].flat().map((residual) => parse(residual)), start, options).task;
};

/** What a recipe of a file makes: `{ "name": "adam", "options": { "rate": 0.1 } }`. What is made has a part of this name. */
const madeOf = <T extends Recipe>(path: "method" | "loss", given: unknown, part: keyof T): T => {
  const recipe = recipeOf(given);
  const refused = (): Error => error("cluster/task", { path, rule: "must be one of @gradkit/optimizer", got: isRecipe(recipe) ? recipe.name : String(given) });
  if (!isRecipe(recipe)) throw refused();
  try {
    const found = made(recipe);
    if (part in found) return found as T;
  } catch (e) {
    throw isGradkitError(e, "optimizer/unknown") ? refused() : e;
  }
  throw refused();
};

const isRecipe = (value: unknown): value is Recipe => typeof value === "object" && value !== null && "name" in value && "options" in value;

/** A recipe, and those in its options, of which each has options. */
const recipeOf = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null || !("name" in value)) return Array.isArray(value) ? value.map(recipeOf) : value;
  const { name, options = {} } = value as { readonly name: unknown; readonly options?: object };
  return { name, options: Object.fromEntries(Object.entries(options).map(([key, item]) => [key, recipeOf(item)])) };
};
