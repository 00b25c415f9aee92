import type { Structure } from "../structure.js";

/** An identity of matrix calculus: a row of {@link identities}. */
export interface Identity {
  /** How steps cite it: its number in the book, "5.107", or "Cookbook 61". */
  readonly id: string;
  readonly source: string;
  /** As it is read: d(x'*B*x)/dx = x'*(B + B'). */
  readonly statement: string;
  readonly expr: string;
  /** The symbol by which is differentiated. */
  readonly by: string;
  /** The derivative as the book prints it; with d in front of a symbol, the differential. */
  readonly result: string;
  /** The symbols with their shapes and what is assumed of them: "x: n; W: n×n symmetric". */
  readonly symbols: string;
  /** The shapes of the symbols, "n", "m×n", or "" of a scalar. */
  readonly shapes: Readonly<Record<string, string>>;
  /** How the entries of the symbol hang together, where they are not independent. */
  readonly structure?: Structure;
  /** What must hold: "W symmetric". */
  readonly assumptions: readonly string[];
}
