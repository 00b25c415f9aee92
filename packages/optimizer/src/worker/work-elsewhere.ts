import { error } from "../errors.js";
import type { Method } from "../method.js";
import type { Spec } from "../objective/spec.js";
import { plainRecipe } from "../recipe.js";
import type { RunState } from "../run/run-state.js";
import type { Stop } from "../run/stop.js";
import type { StartWork } from "../run/work.js";
import type { Task } from "./task.js";
import type { CreateWorker } from "./thread.js";

/** A worker of its own, or how it is made and watched. */
export type Place = "worker" | WorkerOptions;

export interface WorkerOptions {
  /** Makes the worker, where a bundler must see the expression in your own code: a module that calls `serveHere` of `@gradkit/optimizer/worker`. */
  readonly create?: CreateWorker;
  /** Seconds without a sign of life after which the worker is ended, 60 unless given: more than one evaluation takes. */
  readonly stall?: number;
  /** Waits until a worker may be made: that of a pool. */
  readonly turn?: () => Promise<() => void>;
}

interface Job {
  readonly call: string;
  readonly spec: Spec | undefined;
  readonly names: readonly string[];
  readonly method: Method;
  readonly stop: Stop;
  readonly begun: RunState;
}

/**
 * Work in a worker: the objective goes as a program, the method as its recipe, and the loop there is the loop here.
 *
 * @throws optimizer/not-sendable  where the objective is no program, or an option of the method is a function
 */
export const workElsewhere = (place: Place, { call, spec, names, method, stop, begun }: Job): StartWork => {
  if (!spec) throw error("optimizer/not-sendable", { call, path: "the objective", got: "one that branches on numbers, or is an evaluator" });
  const recipe = plainRecipe(method);
  const odd = functionIn(recipe.options, method.name);
  if (odd) throw error("optimizer/not-sendable", { call, path: odd, got: "a function" });
  const { program, whole, columns, batch, seed, compiledAfter } = spec;
  const arrays = columns && { count: columns.count, arrays: columns.arrays.map(({ data, shape }) => ({ data, shape })) };
  const task: Task = { call, names, program, whole, columns: arrays, batch, seed, compiledAfter, method: recipe, stop, run: begun, flag: undefined };
  return (tell) => {
    const started = import("./work-in-worker.js").then(({ workInWorker }) => workInWorker(task, place === "worker" ? {} : place, tell));
    const later = (act: "pause" | "resume" | "cancel") => (): void => void started.then((work) => work[act]());
    return { result: started.then((work) => work.result), pause: later("pause"), resume: later("resume"), cancel: later("cancel"), current: () => started.then((work) => work.current()) };
  };
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
