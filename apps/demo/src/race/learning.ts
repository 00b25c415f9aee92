import { add, matmul, mean, mul, softplus, square, sub, tanh, type Tensor } from "@gradkit/autodiff";
import type { LearningName } from "./lane-task.js";
import { samplesOf, type Samples } from "./samples.js";
import { seeded } from "./seeded.js";

type Weights = Readonly<Record<string, Tensor>>;
type Tree = Readonly<Record<string, number | readonly number[] | readonly (readonly number[])[]>>;

/** A problem of learning: parameters to begin with, the loss over the samples, and what the model says of points of the plane. */
export interface Learning {
  readonly start: Tree;
  readonly loss: (weights: Weights) => Tensor;
  /** A number for each point, whose sign is the class; of points of shape (m, 2). */
  readonly says?: (weights: Weights, points: unknown) => Tensor;
}

type Model = (samples: Samples, seed: number) => Learning;

const hidden = 8;

/** The mean of log(1 + exp(−z)) for the first class and log(1 + exp(z)) for the second. */
const crossEntropy = (z: Tensor, signs: readonly number[]): Tensor => mean(softplus(mul(z, signs.map((sign) => -sign))));

const net: NonNullable<Learning["says"]> = ({ w1, b1, w2, b2, w3, b3 }, points) => {
  const first = tanh(add(matmul(points as never, w1! as never), b1!));
  const second = tanh(add(matmul(first as never, w2! as never), b2!));
  return add(matmul(second as never, w3! as never), b3!) as Tensor;
};

const models: Readonly<Record<LearningName, Model>> = {
  line: ({ x, y }) => ({
    start: { a: -1.5, b: 1.5 },
    loss: ({ a, b }) => mean(square(sub(add(mul(a!, x), b!), y))) as Tensor,
  }),
  blobs: ({ x, y, signs }) => {
    const says: NonNullable<Learning["says"]> = ({ w, b }, points) => add(matmul(points as never, w! as never), b!) as Tensor;
    const points = x.map((each, k) => [each, y[k]!]);
    return { start: { w: [-1, 1], b: 0.5 }, says, loss: (weights) => crossEntropy(says(weights, points), signs) };
  },
  spiral: ({ x, y, signs }, seed) => {
    const normal = seeded(seed + 1).normal;
    const matrix = (rows: number, columns: number, scale: number): number[][] => Array.from({ length: rows }, () => Array.from({ length: columns }, () => scale * normal()));
    const points = x.map((each, k) => [each, y[k]!]);
    return {
      start: { w1: matrix(2, hidden, 1), b1: matrix(1, hidden, 0.5)[0]!, w2: matrix(hidden, hidden, 0.5), b2: Array.from({ length: hidden }, () => 0), w3: matrix(1, hidden, 0.5)[0]!, b3: 0 },
      says: net,
      loss: (weights) => crossEntropy(net(weights, points), signs),
    };
  },
};

export const learningOf = (name: LearningName, seed: number): Learning => models[name](samplesOf(name, seed), seed);
