import { isReal, showAval, type Aval } from "./aval.js";
import { error } from "./errors.js";

/** Refuses leaves of whole numbers, which have no derivative. */
export const checkReal = (call: string, leaves: readonly Aval[], paths: readonly string[]): void => {
  for (const [k, x] of leaves.entries()) if (!isReal(x)) throw error("autodiff/integer", { call, path: paths[k] ?? showAval(x) });
};
