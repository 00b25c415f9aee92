/** The functions of the benchmarks, as a user writes them, with data to call them with. */
import { add, concat, einsum, exp, gather, grad, logsumexp, logSoftmax, matmul, mean, mul, neg, reshape, slice, softplus, square, sub, sum, tanh, valueAndGrad, type Tensor } from "@gradkit/autodiff";
import { array, fromData, type NDArray } from "@gradkit/shapes";

/** Numbers around 0, the same on every machine. */
export const numbers = (length: number, scale = 1, shift = 0): Float64Array => Float64Array.from({ length }, (_, i) => shift + scale * (((i * 7919 + 13) % 10007) / 10007 - 0.5));
const matrix = (rows: number, columns: number, scale = 1): NDArray => fromData(numbers(rows * columns, scale), [rows, columns]);

export interface Workload {
  readonly f: (...args: never[]) => unknown;
  readonly args: readonly unknown[];
}

const rosenbrock = (x: Tensor): Tensor => {
  const [left, right] = [slice(x, [0, -1]), slice(x, [1])];
  return sum(add(mul(100, square(sub(right, square(left)))), square(sub(1, left))));
};

const logistic = (w: Tensor, x: Tensor, y: Tensor): Tensor => {
  const z = matmul(x, w);
  return mean(sub(softplus(z), mul(y, z)));
};

interface Weights {
  readonly w1: Tensor; readonly b1: Tensor; readonly w2: Tensor; readonly b2: Tensor; readonly w3: Tensor; readonly b3: Tensor;
}

/** Mean cross-entropy of a perceptron of two hidden layers. */
const mlp = ({ w1, b1, w2, b2, w3, b3 }: Weights, x: Tensor, labels: Tensor): Tensor => {
  const h1 = tanh(add(matmul(x, w1), b1));
  const h2 = tanh(add(matmul(h1, w2), b2));
  return neg(mean(sum(mul(labels, logSoftmax(add(matmul(h2, w3), b3))), { axes: 1 })));
};

const step = (weights: Weights, x: Tensor, labels: Tensor): unknown => {
  const { value, gradient } = valueAndGrad(mlp)(weights, x, labels) as unknown as { value: Tensor; gradient: Weights };
  return { value, weights: Object.fromEntries(Object.entries(weights).map(([name, w]) => [name, sub(w as Tensor, mul(0.1, gradient[name as keyof Weights]))])) };
};

interface Mixture {
  readonly alphas: Tensor; readonly means: Tensor; readonly q: Tensor; readonly l: Tensor;
}

/** The log posterior of a Gaussian mixture with a Wishart prior, but for constants: GradBench's gmm. */
const gmm = (d: number) => {
  // Column by column below the diagonal, as the packed factors are; place 0 of the padded list is a zero.
  const places = Int32Array.from({ length: d * d }, (_, place) => {
    const [i, j] = [Math.floor(place / d), place % d];
    return i > j ? 1 + j * d - (j * (j + 1)) / 2 + (i - j - 1) : 0;
  });
  return ({ alphas, means, q, l }: Mixture, x: Tensor): Tensor => {
    const [n, k] = [x.shape[0]!, means.shape[0]!];
    const padded = concat([mul(slice(l, [], [0, 1]), 0), l], 1);
    const below = reshape(gather(padded, places, 1), [k, d, d]);
    const centred = sub(reshape(x, [n, 1, d]), means);
    const scaled = add(mul(exp(q), centred), einsum("kij,nkj->nki", below, centred));
    const logs = sum(q, { axes: 1 });
    const inner = sub(add(alphas, logs), mul(0.5, sum(square(scaled), { axes: 2 })));
    const prior = sub(mul(0.5, add(sum(square(exp(q))), sum(square(l)))), sum(logs));
    return sub(sub(sum(logsumexp(inner, { axes: 1 })), mul(n, logsumexp(alphas))), prior);
  };
};

const [d, k, n] = [10, 25, 1000];

const perceptron = [
  { w1: matrix(64, 128, 0.2), b1: numbers(128, 0.1), w2: matrix(128, 128, 0.2), b2: numbers(128, 0.1), w3: matrix(128, 10, 0.2), b3: numbers(10, 0.1) },
  matrix(128, 64), array(Array.from({ length: 128 }, (_, i) => Array.from({ length: 10 }, (__, j) => Number(i % 10 === j)))),
] as const;

/** The same numbers in float32. */
const single = (x: Float64Array | NDArray): NDArray => (x instanceof Float64Array ? fromData(Float32Array.from(x), [x.length]) : fromData(Float32Array.from(x.data), x.shape));

export const workloads: Readonly<Record<string, Workload>> = {
  rosenbrock: { f: grad(rosenbrock) as never, args: [numbers(1000, 2)] },
  logistic: { f: grad(logistic) as never, args: [numbers(50), matrix(10000, 50), numbers(10000).map((x) => Number(x > 0))] },
  mlp: { f: step as never, args: perceptron },
  mlp32: { f: step as never, args: [Object.fromEntries(Object.entries(perceptron[0]).map(([name, w]) => [name, single(w)])), single(perceptron[1]), single(perceptron[2])] },
  gmm: { f: grad(gmm(d)) as never, args: [{ alphas: numbers(k), means: matrix(k, d), q: matrix(k, d, 0.5), l: matrix(k, (d * (d - 1)) / 2, 0.5) }, matrix(n, d, 2)] },
};
