import type { Field } from "./field.js";
import { values } from "./values.js";

/** The doubles: IEEE arithmetic and the float64 kernels of the table. */
export const numbers: Field<number> = {
  constant: (value: number) => value,
  pi: Math.PI,
  e: Math.E,
  ...values,
};
