import type { Field } from "@gradkit/scalar";
import type { Shape } from "@gradkit/shapes";
import { interpretError } from "../errors.js";

/** An array over any field, in row-major order. */
export interface Elements<T> {
  readonly shape: Shape;
  readonly items: readonly T[];
}

/** A field in which programs are evaluated, with what control flow needs to know of its elements. */
export interface Carrier<T> {
  readonly field: Field<T>;
  /** The number that an element is for certain, where it is one: an index, or the outcome of a test. */
  readonly numberOf: (x: T) => number | undefined;
  /** Whether x < y, x ≤ y or x = y for certain, or for certain not. */
  readonly compare: (x: T, y: T, relation: "less" | "lessEqual" | "equal") => boolean | undefined;
  /** Computes what of an element will be needed, where elements are lazy, so that none waits for a long chain of others. */
  readonly settle?: (x: T) => void;
}

/** Elements whose numbers are needed: indices, and tests. */
export const numbersOf = <T>({ numberOf }: Carrier<T>, { items }: Elements<T>): number[] =>
  items.map((x) => {
    const value = numberOf(x);
    if (value === undefined) throw interpretError("autodiff/undecided", { reason: "an index or a test is not one number" });
    return value;
  });
