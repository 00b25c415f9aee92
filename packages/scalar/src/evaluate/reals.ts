import type { Field } from "../field.js";
import { realFunctions, type Real } from "../real/index.js";

/** The multiprecision reals at a working precision in bits, as a field. */
export const reals = (precision: number): Field<Real> => ({
  ...realFunctions(precision),
  restrict: (x, guard) => (guard.reason === undefined ? x : guard),
});
