import type { NDArray } from "@gradkit/shapes";
import type { BothOutputs } from "./both-outputs.js";
import { roundingErrors } from "./rounding-errors.js";

/** How well the compiled outputs of a program agree with the interpreter's. */
export interface Agreement {
  /** The largest difference of two numbers, relative to what rounding may do to that number: at most 1 where the compiler is right. */
  readonly off: number;
  /** The largest of what rounding may do, relative to the largest number of the output: where it is large, `off` says little. */
  readonly blur: number;
}

export const agreement = ({ program, interpreted, compiled }: BothOutputs, at: readonly NDArray[]): Agreement => {
  const errors = roundingErrors(program, at);
  const each = interpreted.map((expected, k) => agreementOf([...compiled[k]!], [...expected], errors[k]!));
  return { off: most(each.map(({ off }) => off)), blur: most(each.map(({ blur }) => blur)) };
};

const agreementOf = (got: readonly number[], expected: readonly number[], errors: readonly number[]): Agreement => {
  const largest = most(expected.map(Math.abs));
  const off = got.length === expected.length ? most(got.map((y, i) => (Object.is(y, expected[i]) || y === expected[i] ? 0 : Math.abs(y - expected[i]!) / errors[i]!))) : Infinity;
  return { off, blur: largest === 0 ? 0 : most(errors) / largest };
};

/** The largest, or 0; NaN counts as Infinity. */
const most = (xs: readonly number[]): number => xs.reduce((a, x) => Math.max(a, Number.isNaN(x) ? Infinity : x), 0);
