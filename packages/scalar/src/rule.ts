import type { Field } from "./field.js";
import type { Arguments, FunctionName } from "./functions.js";
import type { Layout } from "./print/layout.js";

/** A partial derivative: from the arguments and, last, the function's value, over any field. */
type Partial<A extends unknown[]> = A["length"] extends 1
  ? <T>(F: Field<T>, x: T, y: T) => T
  : <T>(F: Field<T>, x: T, y: T, z: T) => T;

/** One for each argument. */
type Each<A extends unknown[], T> = { readonly [K in keyof A]: T };

/** What symbolic calculus must know of a function. */
interface Traits {
  /** Bounds of the real domain of the first argument; absent where the function is defined on the whole line. */
  readonly domain?: readonly [number, number];
  /** The function has poles at some numbers within its domain, none of them a positive argument other than 1. */
  readonly poles?: true;
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
  /** The values at 0 and at 1 that are half-integers, but 0 of an odd function at 0. */
  readonly exact?: Readonly<Record<number, number>>;
}

/** A function with its partial derivatives, one an argument. */
interface SmoothDerivative<A extends unknown[]> extends Traits {
  readonly d: Each<A, Partial<A>>;
}

/** A function that selects among its arguments: its tangent selects likewise, so that what is not taken cannot leak a NaN. */
interface SelectDerivative extends Traits {
  readonly tangent: <T>(F: Field<T>, args: readonly T[], tangents: readonly T[]) => T;
}

type Selecting = "where" | "restrict";

/** How function F is differentiated. */
export type DerivativeOf<F extends FunctionName> = F extends Selecting ? SelectDerivative : SmoothDerivative<Arguments<F, number>>;

/** Function F of doubles. */
export type ValueOf<F extends FunctionName> = (...args: Arguments<F, number>) => number;

/** How function F looks in formulas, where not as name(x): written in the layouts of any notation. */
export interface NotationOf<F extends FunctionName> {
  /** The name that mathematics has for it, where that is another: "arcsin", or "Gamma" for the letter. */
  readonly symbol?: string;
  readonly show?: <P>(L: Layout<P>, ...args: Arguments<F, P>) => P;
}

/** What can be checked of function F, and where. */
export interface FactsOf<F extends FunctionName> {
  /** Ranges of the arguments, within which tests sample: the function is smooth there. */
  readonly smoothOn: Each<Arguments<F, number>, readonly [min: number, max: number]>;
  /** Arguments at which the derivative is a convention, with the value that is taken there (docs/adr/0005). */
  readonly kinks?: readonly { readonly at: readonly number[]; readonly d: readonly number[] }[];
  /** Where the derivative can be looked up. */
  readonly source: string;
}

/** A table for some functions, total: a function without an entry is a type error. */
export type Derivatives<F extends FunctionName> = { readonly [N in F]: DerivativeOf<N> };
/** `Math` need not be repeated. */
export type Values<F extends FunctionName> = { readonly [N in Exclude<F, keyof Math>]: ValueOf<N> } & { readonly [N in Extract<F, keyof Math>]?: ValueOf<N> };
export type Facts<F extends FunctionName> = { readonly [N in F]: FactsOf<N> };
/** The functions that are not shown as name(x). */
export type Notations<F extends FunctionName> = { readonly [N in F]?: NotationOf<N> };

/** The row of function F: all that the tables say of it. */
export type RuleOf<F extends FunctionName> = DerivativeOf<F> & NotationOf<F> & FactsOf<F> & { readonly value: ValueOf<F> };

/** An entry of {@link Derivatives} whatever its arity, as loops over the table read it. */
export interface Derivative extends Traits {
  readonly d?: readonly (<T>(F: Field<T>, ...argsAndValue: T[]) => T)[];
  readonly tangent?: <T>(F: Field<T>, args: readonly T[], tangents: readonly T[]) => T;
}

/** A row whatever its arity. */
export interface Rule extends Derivative {
  readonly value: (...args: number[]) => number;
  readonly symbol?: string;
  readonly show?: <P>(L: Layout<P>, ...args: P[]) => P;
  readonly smoothOn: readonly (readonly [min: number, max: number])[];
  readonly kinks?: FactsOf<FunctionName>["kinks"];
  readonly source: string;
}
