import type { Field } from "./field.js";
import type { Arguments, FunctionName } from "./functions.js";
import type { Layout } from "./print/layout.js";

/** A partial derivative: from the arguments and, last, the function's value, over any field. */
type Partial<A extends unknown[]> = A["length"] extends 1
  ? <T>(F: Field<T>, x: T, y: T) => T
  : <T>(F: Field<T>, x: T, y: T, z: T) => T;

/** How a function looks in formulas, where not as name(x): written in the layouts of any notation. */
type Show<A extends unknown[]> = A["length"] extends 1
  ? <P>(L: Layout<P>, x: P) => P
  : A["length"] extends 2 ? <P>(L: Layout<P>, x: P, y: P) => P : <P>(L: Layout<P>, x: P, y: P, z: P) => P;

interface Facts {
  /** Bounds of the real domain of the first argument; absent where the function is defined on the whole line. */
  readonly domain?: readonly [number, number];
  /** Ranges of the arguments, within which tests sample: the function is smooth there. */
  readonly smoothOn: readonly (readonly [number, number])[];
  /** Arguments at which the derivative is a convention, with the value that is taken there (docs/adr/0005). */
  readonly kinks?: readonly { readonly at: readonly number[]; readonly d: readonly number[] }[];
  /** Whether the function itself jumps at x: it has no derivative there. */
  readonly jumps?: (x: number) => boolean;
  /**
   * The derivative's formula is defined at points where the function has no derivative (1/x for log at x < 0, 0 for sign at 0): symbolic
   * differentiation then restricts it to where the function has one.
   */
  readonly guard?: true;
  /** Parity in the argument, of a function of one. */
  readonly parity?: "even" | "odd";
  /** The sign of the value, where it is the same for all arguments. */
  readonly sign?: "positive" | "nonnegative";
  /** The name that mathematics has for it, where that is another: "arcsin", or "Gamma" for the letter. */
  readonly symbol?: string;
  /** Where the derivative can be looked up. */
  readonly source: string;
}

/** A function with its partial derivatives, one an argument. */
export interface SmoothRule<A extends unknown[]> extends Facts {
  readonly value: (...args: { [K in keyof A]: number }) => number;
  readonly d: { readonly [K in keyof A]: Partial<A> };
  readonly show?: Show<A>;
}

/** A function that selects among its arguments: its tangent selects likewise, so that what is not taken cannot leak a NaN. */
export interface SelectRule<A extends unknown[]> extends Facts {
  readonly value: (...args: { [K in keyof A]: number }) => number;
  readonly tangent: <T>(F: Field<T>, args: readonly T[], tangents: readonly T[]) => T;
  readonly show?: Show<A>;
}

type Selecting = "where" | "restrict";

/** The row of function F. */
export type RuleOf<F extends FunctionName> = F extends Selecting ? SelectRule<Arguments<F, number>> : SmoothRule<Arguments<F, number>>;

/** The rows of some functions, each checked against its arity. */
export type Rows<F extends FunctionName> = { readonly [N in F]: RuleOf<N> };

/** A row whatever its arity, as loops over the table read it. */
export interface Rule extends Facts {
  readonly value: (...args: number[]) => number;
  readonly d?: readonly (<T>(F: Field<T>, ...argsAndValue: T[]) => T)[];
  readonly tangent?: <T>(F: Field<T>, args: readonly T[], tangents: readonly T[]) => T;
  readonly show?: <P>(L: Layout<P>, ...args: P[]) => P;
}
