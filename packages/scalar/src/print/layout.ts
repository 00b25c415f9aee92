/** What the formulas of mathematics are laid out of: a row of the table shows its function in these, whatever the notation P is. */
export interface Layout<P> {
  /** A word or letter; Greek letters by their names. */
  readonly name: (name: string) => P;
  readonly number: (value: number) => P;
  /** name(a, b) */
  readonly apply: (name: P, ...args: readonly P[]) => P;
  readonly add: (a: P, b: P) => P;
  readonly pow: (base: P, exponent: P) => P;
  /** The base with an index below. */
  readonly index: (base: P, index: P) => P;
  readonly root: (radicand: P, degree?: P) => P;
  /** Between two of ( ) | ⌊ ⌋ ⌈ ⌉. */
  readonly fence: (open: Fence, inside: P, close: Fence) => P;
  /** `value` where `condition` is not 0, else `otherwise`. */
  readonly cases: (condition: P, value: P, otherwise: P) => P;
}

export type Fence = "(" | ")" | "|" | "⌊" | "⌋" | "⌈" | "⌉";
