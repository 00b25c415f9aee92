import { fingerprint } from "@gradkit/autodiff";
import { laterError } from "../later-errors.js";
import type { Checkpoint } from "./run.js";
import type { RunState } from "./run-state.js";

/**
 * Plain data as a checkpoint, for stores: with its checksum, and with what it belongs to.
 *
 * @example
 * checkpointOf("a search", { tried: 12 }).format // => "gradkit/checkpoint@1"
 */
export const checkpointOf = (problem: string, data: unknown): Checkpoint => {
  const state = structuredClone(data);
  return { format: "gradkit/checkpoint@1", problem, sum: fingerprint(state), state };
};

/** Whether something is a checkpoint that has its checksum. */
export const isWhole = (found: unknown): found is Checkpoint => {
  const { format, sum, state } = (found ?? {}) as Partial<Checkpoint>;
  return format === "gradkit/checkpoint@1" && fingerprint(state) === sum;
};

/**
 * The run of a checkpoint, once it is known to be whole and of this problem.
 *
 * @throws optimizer/checkpoint
 */
export const runOf = (call: string, { format, problem, sum, state }: Checkpoint, expected: string): RunState => {
  if (format !== "gradkit/checkpoint@1") throw laterError("optimizer/checkpoint", { call, rule: 'must have the format "gradkit/checkpoint@1"', got: String(format) });
  if (problem !== expected) throw laterError("optimizer/checkpoint", { call, rule: "must be of the same objective, start, method, seed and data", got: "one of another" });
  if (fingerprint(state) !== sum) throw laterError("optimizer/checkpoint", { call, rule: "must be whole", got: "one that does not have its checksum" });
  return { ...(structuredClone(state) as RunState), end: undefined };
};
