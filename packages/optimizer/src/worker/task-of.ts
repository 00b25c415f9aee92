import { error } from "../errors.js";
import type { Method } from "../method.js";
import type { Problem } from "../objective/problem.js";
import { plainRecipe } from "../recipe.js";
import type { RunState } from "../run/run-state.js";
import type { Stop } from "../run/stop.js";
import { protocol, type Task } from "./task.js";

/**
 * A run as plain data: the objective as a program or its module's place, the method as its recipe.
 *
 * @throws optimizer/not-sendable  where the objective is neither, or an option of the method is a function
 */
export const taskOf = (call: string, { spec, module, names }: Pick<Problem, "spec" | "module" | "names">, method: Method, stop: Stop, run: RunState): Task => {
  const rows = spec ?? module;
  if (!rows) throw error("optimizer/not-sendable", { call, path: "the objective", got: "one that branches on numbers, or is an evaluator" });
  const recipe = plainRecipe(method);
  const odd = functionIn(recipe.options, method.name);
  if (odd) throw error("optimizer/not-sendable", { call, path: odd, got: "a function" });
  const { columns, batch, chunks, seed } = rows;
  const arrays = columns && { count: columns.count, arrays: columns.arrays.map(({ data, shape }) => ({ data, shape })) };
  return { protocol, call, names, program: spec?.program, whole: spec?.whole, module: module?.sent, columns: arrays, batch, chunks, seed, compiledAfter: spec?.compiledAfter ?? 0, method: recipe, stop, run };
};

/** Where in plain data a function stands. */
const functionIn = (value: unknown, path: string): string | undefined => {
  if (typeof value === "function") return path;
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const found = functionIn(item, `${path}.${key}`);
    if (found) return found;
  }
  return undefined;
};
