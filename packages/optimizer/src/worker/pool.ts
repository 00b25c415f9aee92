import type * as System from "node:os";
import { error } from "../errors.js";
import { watched, type Executor } from "../executor.js";
import { workElsewhere, type WorkerOptions } from "./work-elsewhere.js";

/** A number of workers that many runs or tasks share: each waits for its turn. */
export interface Pool extends WorkerOptions, Executor {
  /** Resolves when a worker may be made, with what gives the place back. */
  readonly turn: () => Promise<() => void>;
}

/**
 * A place for runs, `on: pool({ size: 4 })`, of which no more than so many work at once, one less than there are processors unless given. There is nothing to close: a worker lives as long
 * as its run.
 *
 * @throws optimizer/option  where the size is no whole number from 1 up
 * @example
 * pool({ size: 2 }).size // => 2
 */
export const pool = ({ size = processors(), ...options }: WorkerOptions & { readonly size?: number } = {}): Pool => {
  if (!Number.isInteger(size) || size < 1) throw error("optimizer/option", { call: "pool", option: "size", rule: "must be a whole number, 1 or more", got: String(size) });
  let free = size;
  const waiting: (() => void)[] = [];
  const release = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free++;
  };
  const turn = async (): Promise<() => void> => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    let given = false;
    return () => {
      if (!given) release();
      given = true;
    };
  };
  const place = { ...options, turn };
  return { ...place, size, execute: (task, { signal, progress = silent } = {}) => watched(workElsewhere(place, task)(progress), signal) };
};

const silent = (): void => undefined;

/** One less than there are processors, for the thread that waits; from 1 to 8. */
const processors = (): number => {
  const { process, navigator } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown }; navigator?: { hardwareConcurrency?: number } };
  const system = process?.getBuiltinModule?.("node:os") as typeof System | undefined;
  return Math.min(Math.max((system?.availableParallelism() ?? navigator?.hardwareConcurrency ?? 2) - 1, 1), 8);
};
