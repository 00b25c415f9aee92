import type { Field } from "@gradkit/scalar";
import type { Shape } from "@gradkit/shapes";

/** An array over any field, in row-major order. */
export interface Elements<T> {
  readonly shape: Shape;
  readonly items: readonly T[];
}

/** A field in which programs are evaluated, with what control flow needs to know of its elements. */
export interface Calculus<T> {
  readonly field: Field<T>;
  /** The number that an element is for certain, where it is one. */
  readonly numberOf: (x: T) => number | undefined;
  /** Computes what of an element will be needed, so that none waits for a long chain of others. */
  readonly settle: (x: T) => void;
  /** Whether x < y, x ≤ y or x = y for certain, or for certain not. */
  readonly compare: (x: T, y: T, relation: "less" | "lessEqual" | "equal") => boolean | undefined;
}

/** Why a program has no value over a field. It is caught where a value is asked for, and never seen outside. */
export class Undecided extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

export const sizeOf = (shape: Shape): number => shape.reduce((n, length) => n * length, 1);

/** Elements whose numbers are needed: indices, and tests. */
export const numbersOf = <T>({ numberOf }: Calculus<T>, { items }: Elements<T>): number[] =>
  items.map((x) => {
    const value = numberOf(x);
    if (value === undefined) throw new Undecided("a number that decides is not known for the whole box");
    return value;
  });
