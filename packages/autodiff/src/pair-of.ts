import { error } from "./errors.js";

/** What a function gave as a list of two. */
export const pairOf = (call: string, path: string, expected: string, given: unknown): readonly [unknown, unknown] => {
  if (!Array.isArray(given) || given.length !== 2) throw error("autodiff/tree", { call, path, expected, got: Array.isArray(given) ? `a list of ${given.length}` : "no list" });
  return given as [unknown, unknown];
};
