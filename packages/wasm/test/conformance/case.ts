import { applyPrimitive, primitiveSamples, type PrimitiveName, type Sample } from "@gradkit/autodiff/backend";
import { tensor, type Tensor } from "@gradkit/autodiff";
import { NDArray } from "@gradkit/shapes";
// oxlint-disable-next-line import/no-unassigned-import -- its primitives join
import "@gradkit/autodiff/linalg";

/** A function of tensors, and numbers to call it with. */
export interface Case {
  readonly f: (xs: readonly Tensor[]) => readonly Tensor[];
  readonly at: readonly NDArray[];
}

const classes = { float64: Float64Array, float32: Float32Array, int32: Int32Array } as const;

/** Numbers between 0 and 1, the same for the same seed. */
export const random = (seed: number): (() => number) => {
  let state = (seed * 2654435761) >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
};

export const arrayOf = (shape: readonly number[], next: () => number, dtype: keyof typeof classes = "float64"): NDArray =>
  new NDArray(new classes[dtype](shape.reduce((n, size) => n * size, 1)).map(() => next()), shape);

type AnySample = Sample<never>;
const rangeOf = ({ ranges }: AnySample, k: number): readonly [number, number] => ranges?.[k] ?? [-2, 2];
const isInteger = ({ integers = [] }: AnySample, k: number): boolean => integers.includes(k);

/** Adds a number to every element on the diagonal of the last two axes. */
const onDiagonals = (shape: readonly number[], added: number, value: () => number): (() => number) => {
  const [rows = 0, columns = 0] = shape.slice(-2);
  let at = 0;
  return () => {
    const place = at++ % (rows * columns);
    return value() + (added !== 0 && Math.floor(place / columns) === place % columns ? added : 0);
  };
};

const inputsOf = (sample: AnySample, next: () => number, grow: (shape: readonly number[]) => readonly number[], dtype: "float64" | "float32"): NDArray[] =>
  sample.shapes.map((given, k) => {
    const shape = grow(given);
    const [low, high] = rangeOf(sample, k);
    return isInteger(sample, k)
      ? arrayOf(shape, () => Math.floor(low + next() * (high - low)), "int32")
      : arrayOf(shape, onDiagonals(shape, sample.diagonals?.[k] ?? 0, () => low + next() * (high - low)), dtype);
  });

/** Inputs by which a sample can be differentiated: neither whole numbers nor ones that have a single good value. */
const isVariable = (sample: AnySample, k: number): boolean => !isInteger(sample, k) && rangeOf(sample, k)[0] < rangeOf(sample, k)[1];

export const caseOf = (name: PrimitiveName, sample: AnySample, seed: number, dtype: "float64" | "float32" = "float64", grow = (shape: readonly number[]): readonly number[] => shape): Case => {
  const inputs = inputsOf(sample, random(seed), grow, dtype);
  const variable = inputs.map((_, k) => isVariable(sample, k));
  return {
    at: inputs.filter((_, k) => variable[k]),
    f: (xs) => {
      let next = 0;
      return applyPrimitive(name, inputs.map((x, k) => (variable[k] ? xs[next++]! : tensor(x))), sample.params);
    },
  };
};

/** Every sample of every primitive, with a title. */
export const allSamples = Object.entries(primitiveSamples).flatMap(([name, samples]) =>
  samples.map((sample, k) => ({ title: `${name} #${k} of ${sample.shapes.map((shape) => `(${shape.join()})`).join(" ")}`, name: name as PrimitiveName, sample, seed: k + 1 })),
);
