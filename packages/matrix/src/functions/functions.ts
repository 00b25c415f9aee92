import { own } from "../own.js";
import { arithmetic } from "./arithmetic.js";
import { elementwise } from "./elementwise.js";
import type { FunctionRow, FunctionRows } from "./row.js";
import { rowwise, spectral } from "./spectral.js";
import { structure } from "./structure.js";

/** The functions of the language, operators among them: one row each with its shape rule and its value, and its form in indices where it has one. */
export const functions: FunctionRows = { ...arithmetic, ...structure, ...rowwise, ...spectral, ...elementwise };

/** Functions whose arguments, but for a vector, are sizes. */
export const ofSizes: readonly string[] = ["ones", "zeros", "eye", "unvec"];

export const functionNamed = (name: string): FunctionRow | undefined => own(functions, name);
