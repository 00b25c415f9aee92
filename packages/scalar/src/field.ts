import type { Arguments, FunctionName } from "./functions.js";

/**
 * The operations of the calculus over a carrier T: a rule that is written in them holds for numbers, dual numbers, power series, intervals,
 * multiprecision reals, symbolic expressions and traced tensors alike.
 *
 * The name follows the use: not every instance obeys the axioms of a field (intervals do not), and every one has all functions of the table.
 */
export type Field<T> = Constants<T> & { readonly [F in FunctionName]: (...args: Arguments<F, T>) => T };

export interface Constants<T> {
  /** The carrier's element for a double, exactly. */
  readonly constant: (value: number) => T;
  readonly pi: T;
  readonly e: T;
}
