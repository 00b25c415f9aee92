import { isReal, showAval, type Aval } from "./aval.js";
import { error } from "./errors.js";

/** Refuses leaves of whole numbers, which have no derivative. */
export const checkReal = (call: string, leaves: readonly Aval[], paths: readonly string[]): void => {
  const whole = leaves.findIndex((x) => !isReal(x));
  if (whole >= 0) throw error("autodiff/integer", { call, path: paths[whole] ?? showAval(leaves[whole]!) });
};
