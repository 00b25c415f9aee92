import { constant, type Expr } from "@gradkit/scalar";
import { digits } from "./digits.js";
import { notations } from "./notation.js";

/** A matrix of formulas or numbers in a format: its entries, and as a whole. */
export const matrixText = (entries: readonly (readonly (Expr | number)[])[], format: string): { readonly rows: string[][]; readonly text: string } => {
  const notation = notations[format] ?? notations.text!;
  const write = (entry: Expr | number): string => (typeof entry !== "number" ? notation.write(entry) : format === "mathml" ? notation.write(constant(entry)) : digits(entry));
  const rows = entries.map((row) => row.map(write));
  return { rows, text: notation.matrix(rows) };
};
