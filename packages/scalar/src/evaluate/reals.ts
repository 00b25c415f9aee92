import type { Field } from "../field.js";
import { realFunctions, type Real } from "../real/index.js";

const known = new Map<number, Field<Real>>();

/** The multiprecision reals at a working precision in bits, as a field. It is kept: its constants cost more than most expressions. */
export const reals = (precision: number): Field<Real> => {
  const found = known.get(precision) ?? { ...realFunctions(precision), restrict: (x, guard) => (guard.reason === undefined ? x : guard) };
  known.set(precision, found);
  return found;
};
