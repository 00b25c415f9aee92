import type { Field } from "./field.js";
import { functionNames } from "./functions.js";
import { rules } from "./rules.js";

/** The doubles: IEEE arithmetic and the float64 kernels of the table. */
export const numbers: Field<number> = {
  constant: (value: number) => value,
  pi: Math.PI,
  e: Math.E,
  ...Object.fromEntries(functionNames.map((name) => [name, rules[name].value])),
} as Field<number>;
