import * as fc from "fast-check";
import { controlNames } from "./control-steps.js";
import { stepNames } from "./steps.js";

/** One step of a random program: what it does, and the numbers that decide the rest. */
export interface Step {
  readonly name: string;
  readonly choices: readonly number[];
}

/** A random program as data, so that it shrinks: every choice fits everywhere, and a step that does not fit does nothing. */
export interface Plan {
  readonly inputs: readonly { readonly shape: readonly number[]; readonly dtype: "float64" | "float32" | "int32" }[];
  readonly steps: readonly Step[];
  /** Which of the last values it returns: the same one twice, and inputs, among them. */
  readonly outputs: readonly number[];
  /** Whether its numbers may be rounded. If not they are small whole ones, or rounded to eighths, and every order of every sum gives the same. */
  readonly rounds: boolean;
  readonly transformations: readonly { readonly kind: number; readonly choice: number }[];
  /** Values are not larger than that. */
  readonly largest: number;
}

/** Sizes on both sides of what is written out, taken in lanes and in blocks; odd ones, primes, none. */
const sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 16, 17, 23, 31, 33, 40];
const size = fc.nat(999).map((k) => (k < 12 ? 0 : k > 969 ? [63, 64, 65, 100, 257, 1001][k % 6]! : sizes[k % sizes.length]!));
const numbersIn = (shape: readonly number[]): number => shape.reduce((n, axis) => n * axis, 1);
const halved = (shape: readonly number[], most: number): readonly number[] => (numbersIn(shape) <= most ? shape : halved(shape.map((axis) => Math.ceil(axis / 2)), most));
const shape = fc.tuple(fc.constantFrom(0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4), fc.constantFrom(60, 60, 300, 2000), fc.tuple(size, size, size, size)).map(([rank, most, all]) => halved(all.slice(0, rank), most));

/** Steps that are one of many, more often than those that are one. */
const manifold = ["function", "function", "function", "functionOfTwo", "linalg", "linalg", "linalg", "triangularSolve", "einsum", "einsum", "blocks", "argExtremum"];
const anyStep = fc.record({ name: fc.constantFrom(...stepNames, ...manifold, ...controlNames, ...controlNames), choices: fc.array(fc.nat(255), { minLength: 11, maxLength: 11 }) });

/** Plans of at most so many steps. */
export const anyPlan = (most: number): fc.Arbitrary<Plan> =>
  fc.record({
    inputs: fc.array(fc.record({ shape, dtype: fc.constantFrom("float64" as const, "float64" as const, "float64" as const, "float32" as const, "int32" as const) }), { minLength: 1, maxLength: 3 }),
    steps: fc.array(anyStep, { minLength: 1, maxLength: most, size: "max" }),
    outputs: fc.array(fc.nat(8), { minLength: 1, maxLength: 4 }),
    rounds: fc.nat(3).map((k) => k === 3),
    transformations: fc.array(fc.record({ kind: fc.nat(7), choice: fc.nat(255) }), { maxLength: 2 }),
    largest: fc.constantFrom(120, 120, 500, 3000),
  });
