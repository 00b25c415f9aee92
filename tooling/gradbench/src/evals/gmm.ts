import { add, concat, einsum, exp, gather, grad, logsumexp, mul, reshape, square, sub, sum, zeros, type Tensor } from "@gradkit/autodiff";
import { array, toNested, type NDArray } from "@gradkit/shapes";
import { task, type Eval } from "../task.js";

interface Input {
  readonly d: number;
  readonly k: number;
  readonly n: number;
  readonly x: number[][];
  readonly m: number;
  readonly gamma: number;
  readonly alpha: number[];
  readonly mu: number[][];
  readonly q: number[][];
  readonly l: number[][];
}

interface Mixture {
  readonly alpha: Tensor;
  readonly mu: Tensor;
  readonly q: Tensor;
  readonly l: Tensor;
}

/** log Γ(x) for x = 1/2, 1, 3/2, … */
const logGamma = (x: number): number => (x === 0.5 ? Math.log(Math.PI) / 2 : x === 1 ? 0 : Math.log(x - 1) + logGamma(x - 1));

/** log Γ_p(x), the multivariate gamma function. */
const logMultigamma = (x: number, p: number): number => Array.from({ length: p }, (_, j) => logGamma(x - j / 2)).reduce((a, b) => a + b, (p * (p - 1) * Math.log(Math.PI)) / 4);

/** Where in a list that starts with a zero the entry (i, j) of a triangle stands, whose columns below the diagonal follow one another. */
const places = (d: number): Int32Array =>
  Int32Array.from({ length: d * d }, (_, place) => {
    const [i, j] = [Math.floor(place / d), place % d];
    return i > j ? j * d - (j * (j + 1)) / 2 + i - j : 0;
  });

/** The log posterior of a mixture of Gaussians with a Wishart prior. */
const objective = ({ d, k, n, m, gamma }: Input) => {
  const degrees = d + m + 1;
  const priorConstant = k * (degrees * d * (Math.log(gamma) - 0.5 * Math.log(2)) - logMultigamma(0.5 * degrees, d));
  const constant = priorConstant - 0.5 * n * d * Math.log(2 * Math.PI);
  return ({ alpha, mu, q, l }: Mixture, x: Tensor): Tensor => {
    const below = reshape(gather(concat([zeros([k, 1]), l], 1), places(d), 1), [k, d, d]);
    const diagonal = exp(q);
    const logs = sum(q, { axes: 1 });
    const centred = sub(reshape(x, [n, 1, d]), mu);
    const scaled = add(mul(diagonal, centred), einsum("kij,nkj->nki", below, centred));
    const main = sub(add(alpha, logs), mul(0.5, sum(square(scaled), { axes: 2 })));
    const likelihood = sub(sum(logsumexp(main, { axes: 1 })), mul(n, logsumexp(alpha)));
    const prior = sub(mul(0.5 * gamma * gamma, add(sum(square(diagonal)), sum(square(l)))), mul(m, sum(logs)));
    return add(constant, sub(likelihood, prior));
  };
};

/** A list for each component, also where each is empty. */
const rows = (list: number[][]): NDArray => array(list);

const args = ({ alpha, mu, q, l, x }: Input): readonly unknown[] => [{ alpha: Float64Array.from(alpha), mu: rows(mu), q: rows(q), l: rows(l) }, array(x)];

export const gmm: Eval = {
  objective: (input: Input) => task(objective(input), args(input)),
  jacobian: (input: Input) =>
    task(grad(objective(input)), args(input), ({ alpha, mu, q, l }: Record<"mu" | "q" | "l", NDArray> & { readonly alpha: Float64Array }) => ({
      alpha: [...alpha], mu: toNested(mu), q: toNested(q), l: toNested(l),
    })),
};
