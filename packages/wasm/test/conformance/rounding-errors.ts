import type { Program } from "@gradkit/autodiff";
import { interpret, type Carrier } from "@gradkit/autodiff/interpret";
import { functionNames, numbers, rules, type Field, type FunctionName, type Rule } from "@gradkit/scalar";
import type { NDArray } from "@gradkit/shapes";

/** A number as it was computed, and a bound of how far rounding may have taken it from the exact one. */
interface Rounded {
  readonly value: number;
  readonly error: number;
}

/** What an operation may add, relative to its result: functions are within 3 units of the last place, and the order of a sum is open. */
const unit = 4 * 2 ** -52;

const rounded = (value: number, ...carried: readonly number[]): Rounded => ({ value, error: carried.reduce((a, b) => a + b, unit * Math.abs(value) + Number.MIN_VALUE) });

/** An exact argument has nothing to pass on, whatever the slope, which may be none. */
const passedOn = (slope: () => number, error: number): number => (error === 0 ? 0 : Math.abs(slope()) * error);

const withErrors = (name: FunctionName): ((...args: readonly Rounded[]) => Rounded) => {
  const { value, d, tangent } = rules[name] as unknown as Rule;
  return (...args) => {
    const [at, errors] = [args.map((x) => x.value), args.map((x) => x.error)];
    const result = value(...at);
    return tangent ? { value: result, error: tangent(numbers, at, errors) } : rounded(result, ...errors.map((error, k) => passedOn(() => d![k]!(numbers, ...at, result), error)));
  };
};

const field = {
  constant: (value: number): Rounded => ({ value, error: 0 }),
  pi: rounded(Math.PI),
  e: rounded(Math.E),
  ...Object.fromEntries(functionNames.map((name) => [name, withErrors(name)])),
} as unknown as Field<Rounded>;

const carrier: Carrier<Rounded> = {
  field,
  numberOf: ({ value }) => value,
  compare: ({ value: x }, { value: y }, relation) => (relation === "less" ? x < y : relation === "equal" ? x === y : x <= y),
};

/**
 * How far rounding may take each number of a program's outputs from the exact one, to first order: every operation adds a few units of the last place of its result, and passes on what its
 * arguments have, by its slopes. Inputs count as rounded.
 *
 * @source Higham, Accuracy and Stability of Numerical Algorithms, §3.3, running error analysis
 */
export const roundingErrors = (program: Program, at: readonly NDArray[]): readonly (readonly number[])[] =>
  interpret(program, carrier, at.map((x) => ({ shape: x.shape, items: [...x].map((value) => rounded(value)) }))).map(({ items }) => items.map(({ error }) => error));
