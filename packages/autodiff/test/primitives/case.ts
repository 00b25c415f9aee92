import { bind } from "../../src/bind.js";
import { dense, sizeOf, wrap } from "../../src/kernels/dense.js";
import type { PrimitiveName } from "../../src/params.js";
import type { Sample } from "../../src/primitive.js";
import { samples } from "../../src/primitives/samples.js";
import { concrete, numbersOf, type Tensor } from "../../src/tensor.js";

/** A function of real tensors at a point: what every transformation takes and gives. */
export interface Case {
  readonly f: (xs: readonly Tensor[]) => readonly Tensor[];
  readonly at: readonly Tensor[];
}

const classes = { float64: Float64Array, float32: Float32Array, int32: Int32Array } as const;

/** Numbers between 0 and 1, the same for the same seed. */
export const random = (seed: number): (() => number) => {
  let state = (seed * 2654435761) >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
};

export const tensorOf = (shape: readonly number[], next: () => number, dtype: keyof typeof classes = "float64"): Tensor =>
  concrete(wrap(new classes[dtype](sizeOf(shape)).map(() => next()), shape));

const rangeOf = ({ ranges }: Sample<unknown>, k: number): readonly [number, number] => ranges?.[k] ?? [-2, 2];
const isInteger = ({ integers = [] }: Sample<unknown>, k: number): boolean => integers.includes(k);

/** Inputs of a sample, with further axes in front where they are asked for. */
export const inputsOf = (sample: Sample<unknown>, next: () => number, shapes = sample.shapes, dtype: "float64" | "float32" = "float64"): Tensor[] =>
  shapes.map((shape, k) => {
    const [low, high] = rangeOf(sample, k);
    return isInteger(sample, k)
      ? tensorOf(shape, () => Math.floor(low + next() * (high - low)), "int32")
      : tensorOf(shape, onDiagonals(shape, sample.diagonals?.[k] ?? 0, () => low + next() * (high - low)), dtype);
  });

/** Adds a number to every element on the diagonal of the last two axes, in row-major order. */
const onDiagonals = (shape: readonly number[], added: number, value: () => number): (() => number) => {
  const [rows = 0, columns = 0] = shape.slice(-2);
  let at = 0;
  return () => {
    const place = at++ % (rows * columns);
    return value() + (added !== 0 && Math.floor(place / columns) === place % columns ? added : 0);
  };
};

/** Inputs by which a sample can be differentiated: neither whole numbers nor ones that have a single good value. */
const isVariable = (sample: Sample<unknown>, k: number): boolean => !isInteger(sample, k) && rangeOf(sample, k)[0] < rangeOf(sample, k)[1];

/** A sample as a function of its variable inputs; the others are constants. */
export const caseOf = (name: PrimitiveName, sample: Sample<never>, seed: number): Case => {
  const inputs = inputsOf(sample, random(seed));
  const variable = inputs.map((_, k) => isVariable(sample, k));
  return {
    at: inputs.filter((_, k) => variable[k]),
    f: (xs) => {
      let next = 0;
      return bind(name, inputs.map((x, k) => (variable[k] ? xs[next++]! : x)), sample.params);
    },
  };
};

/** Every sample of every primitive, with a title. */
export const allSamples = Object.entries(samples).flatMap(([name, of]) =>
  (of as readonly Sample<never>[]).map((sample, k) => ({ title: `${name} #${k} of ${sample.shapes.map((shape) => `(${shape.join()})`).join(" ")}`, name: name as PrimitiveName, sample, seed: k + 1 })),
);

export const numbers = (xs: readonly Tensor[]): number[] => xs.flatMap((x) => [...dense(numbersOf(x))]);

/** The largest difference relative to the largest expected number, or 1. */
export const distance = (got: readonly number[], expected: readonly number[]): number => {
  if (got.length !== expected.length) return Infinity;
  const scale = Math.max(1, ...expected.map(Math.abs).filter(Number.isFinite));
  return got.reduce((most, y, i) => {
    const off = Object.is(y, expected[i]) || y === expected[i] ? 0 : Math.abs(y - expected[i]!) / scale;
    return Number.isNaN(off) ? Infinity : Math.max(most, off);
  }, 0);
};
