import { error } from "./errors.js";
import { kindOf } from "./kind-of.js";

/** Refuses what is no function, such as the value of one. */
export const checkFunction = (call: string, f: unknown): void => {
  if (typeof f !== "function") throw error("autodiff/function", { call, got: kindOf(f) });
};
