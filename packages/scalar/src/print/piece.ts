import type { Rational } from "../rational.js";

/** A printed part and what its neighbours must know of it. */
export interface Piece {
  readonly text: string;
  /** How tightly its outermost operator binds. */
  readonly binds: number;
  /** What it begins with, where what stands before may then need parentheses or a times sign; a word is a name of several letters. */
  readonly begins?: "sign" | "number" | "word" | undefined;
  /** The number that it is. */
  readonly number?: Rational;
  /** Of a function's application: what comes before and after a power that is written at the function's name. */
  readonly around?: readonly [name: string, args: string];
}

/** The template with $1, $2, … replaced, by concatenation: copying the texts at each level would be quadratic in the depth. */
export const fill = (template: string, ...texts: readonly string[]): string =>
  template.split(/\$(\d)/).reduce((text, part, i) => text + (i % 2 === 1 ? texts[Number(part) - 1]! : part), "");

export const commaSeparated = (pieces: readonly Piece[], comma: string): string =>
  pieces.reduce((all, { text }, i) => (i === 0 ? text : all + comma + text), "");
