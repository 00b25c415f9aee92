import { readFile, writeFile } from "node:fs/promises";
import type { Task } from "@gradkit/optimizer";
import { isGradkitError } from "@gradkit/shapes";
import { error } from "../errors.js";
import { fromExactText } from "../exact-text.js";
import { pack, type Packed, unpack } from "../task/packed.js";
import { taskOfFormula } from "./task-of-formula.js";

/**
 * Writes tasks into a file, one a line; what several have in common, the program or the data, once.
 *
 * @example
 * typeof writeTasks // => "function"
 */
export const writeTasks = async (path: string, tasks: readonly Task[]): Promise<void> => {
  const parcels = tasks.map(pack);
  const parts = new Map(parcels.flatMap(({ stored }) => [...stored]));
  await writeFile(path, [...[...parts].map(([hash, text]) => JSON.stringify({ hash, text })), ...parcels.map(({ packed }) => JSON.stringify(packed)), ""].join("\n"));
};

/**
 * The tasks of a file, one a line: those that {@link writeTasks} wrote, and formulas, as
 * `{ "minimize": "(1-x)^2 + 100*(y-x^2)^2", "start": { "x": -1.2, "y": 1 } }`, or `"leastSquares"` with a list of residuals. A line may have `method`, as
 * `{ "name": "adam", "options": { "rate": 0.1 } }`, `loss`, `stop`, `seed`, `bounds` and `fixed`, with the meaning they have for `minimize`.
 *
 * @throws cluster/sweep-file  with the line; cluster/task
 * @example
 * typeof readTasks // => "function"
 */
export const readTasks = async (path: string): Promise<readonly Task[]> => {
  const stored = new Map<string, string>();
  const tasks: Task[] = [];
  for (const [k, text] of (await readFile(path, "utf8")).split("\n").entries()) {
    if (text.trim() === "") continue;
    const refused = (rule: string): Error => error("cluster/sweep-file", { path, line: k + 1, rule, got: text.slice(0, 80) });
    const line = parsed(text);
    if (!line) throw refused("must be an object in JSON");
    try {
      if ("hash" in line) stored.set(String(line["hash"]), String(line["text"]));
      else if ("parts" in line) tasks.push((await unpack(line as unknown as Packed, async (hash) => fromExactText(stored.get(hash)!)))!);
      else if ("start" in line && ("minimize" in line || "leastSquares" in line)) tasks.push(taskOfFormula(line));
      else throw refused("must have minimize or leastSquares, and start");
    } catch (e) {
      throw isGradkitError(e, "cluster/sweep-file") ? e : Object.assign(refused(`must be a task (${e instanceof Error ? e.message : String(e)})`), { cause: e });
    }
  }
  return tasks;
};

const parsed = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const line: unknown = JSON.parse(text);
    return typeof line === "object" && line !== null && !Array.isArray(line) ? (line as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};
