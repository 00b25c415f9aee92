import { laterError } from "../later-errors.js";
import type { Method } from "../method.js";
import type { Problem } from "../objective/problem.js";
import { plainRecipe } from "../recipe.js";
import type { RunState } from "../run/run-state.js";
import type { Stop } from "../run/stop.js";
import { protocol, type Task } from "./task.js";

/** So many parameters are sent with their names, which messages need: of more, nobody could read them. */
const named = 1000;

/**
 * A run as plain data: the objective as a program or its module's place, the method as its recipe.
 *
 * @throws optimizer/not-sendable  where the objective is neither, or an option of the method is a function or an instance of a class
 */
export const taskOf = (call: string, { spec, module, start, nameOf }: Pick<Problem, "spec" | "module" | "start" | "nameOf">, method: Method, stop: Stop, run: RunState): Task => {
  const rows = spec ?? module;
  if (!rows) throw laterError("optimizer/not-sendable", { call, path: "the objective", got: "one that branches on numbers, or is an evaluator" });
  const recipe = plainRecipe(method);
  const odd = oddIn(recipe.options, method.name);
  if (odd) throw laterError("optimizer/not-sendable", { call, ...odd });
  const { columns, batch, chunks, seed } = rows;
  const arrays = columns && { count: columns.count, arrays: columns.arrays.map(({ data, shape }) => ({ data, shape })) };
  const names = Array.from({ length: Math.min(start.length, named) }, (_, i) => nameOf(i));
  return { protocol, call, names, program: spec?.program, whole: spec?.whole, module: module?.sent, columns: arrays, batch, chunks, seed, compiledAfter: spec?.compiledAfter ?? 0, method: recipe, stop, run };
};

/** What in data would not arrive as it is, and where: a function, or an instance of a class, whose clone is an empty object. */
const oddIn = (value: unknown, path: string): { readonly path: string; readonly got: string } | undefined => {
  if (typeof value === "function" || typeof value === "symbol") return { path, got: `a ${typeof value}` };
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return undefined;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) return { path, got: `an instance of ${(value as object).constructor.name}` };
  for (const [key, item] of Object.entries(value)) {
    const found = oddIn(item, `${path}.${key}`);
    if (found) return found;
  }
  return undefined;
};
