import type { CSR } from "../../src/sparse/sparse-jacobian.js";

/** A sparse matrix with its zeros. */
export const dense = ({ shape: [rows, columns], rowPointers, columns: at, values }: CSR): number[][] =>
  Array.from({ length: rows }, (_, i) => {
    const row = Array<number>(columns).fill(0);
    for (let k = rowPointers[i]!; k < rowPointers[i + 1]!; k++) row[at[k]!] = values[k]!;
    return row;
  });

/** The pattern of a sparse matrix as text, · for what is zero. */
export const picture = ({ shape: [rows, columns], rowPointers, columns: at }: CSR): string[] =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (__, j) => (at.subarray(rowPointers[i], rowPointers[i + 1]).includes(j) ? "x" : "·")).join(""));
