import {
  add, cos, div, dot, einsum, exp, grad, hessian, jacobian, jvp, log, matmul, matrixTrace, mul, pow, sin, sqrt, square, stack, sub, sum, tanh, tensor, transpose, type Tensor,
} from "../../src/index.js";
import { cholesky, det, inverse, logdet, solve, triangularSolve } from "../../src/linalg/index.js";

/** A program of the chapter: a function of tensors, and numbers to call it with. */
export interface Program {
  readonly f: (...xs: Tensor[]) => Tensor;
  readonly at: readonly unknown[];
}

type Branch = (x: Tensor) => Tensor;
const gradient = (f: Branch): Branch => grad(f) as unknown as Branch;
const jacobianOf = (f: Branch): Branch => jacobian(f) as unknown as Branch;
const hessianOf = (f: Branch): Branch => hessian(f) as unknown as Branch;
const along = (f: Branch): ((x: Tensor, dx: Tensor) => Tensor) => (x, dx) => jvp(f as never, [x], [dx]).tangent as unknown as Tensor;
/** The n-th derivative of a function of a number. */
export const nth = (f: Branch, n: number): Branch => (n === 0 ? f : gradient(nth(f, n - 1)));
/** The term of degree k of the Taylor series of f: its k-th derivative along the step, over k!. */
const term = (f: Branch, k: number) => (x: Tensor, dx: Tensor): Tensor =>
  div(Array.from({ length: k }).reduce<Branch>((g) => (y) => along(g)(y, dx), f)(x), Array.from({ length: k }, (_, i) => i + 1).reduce((n, i) => n * i, 1)) as Tensor;
/** Its Taylor polynomial of degree n at x, a step further. */
const polynomial = (f: Branch, n: number) => (x: Tensor, dx: Tensor): Tensor => Array.from({ length: n + 1 }, (_, k) => term(f, k)(x, dx)).reduce((a, b) => add(a, b) as Tensor);

/** 5.109, which repeats x² + exp(x²). */
const repeating = (x: Tensor): Tensor => add(sqrt(add(square(x), exp(square(x)))), cos(add(square(x), exp(square(x)))));

/** The inner function of 5.46 to 5.48. */
export const inner = (x: Tensor): Tensor => stack([x.slice(0).mul(x.slice(1)), x.slice(1).exp()]);

/** A layer of a net. */
export interface Layer<T = Tensor> {
  readonly A: T;
  readonly b: T;
}

const width = 8;
const random = (k: number): number => Math.sin(12.9898 * (k + 1)) / 3;
const list = (length: number, from: number): number[] => Array.from({ length }, (_, k) => random(from + k));

export const net = {
  layers: (K: number): { A: number[][]; b: number[] }[] => Array.from({ length: K }, (_, i) => ({ A: Array.from({ length: width }, (__, r) => list(width, i * 97 + r * width)), b: list(width, i * 31) })),
  input: list(width, 500),
  target: list(width, 700),
  /** L(θ) = ‖y − f_K(θ, x)‖², f_i = σ(A_{i−1} f_{i−1} + b_{i−1}) */
  loss: (theta: readonly Layer[]): Tensor => sum(square(sub(net.target, theta.reduce<Tensor>((y, { A, b }) => tanh(add(matmul(A, y), b)) as Tensor, tensor(net.input))))),
} as const;

const ofPairs = (f: (theta: readonly Layer[]) => Tensor) => (...xs: Tensor[]): Tensor => f(Array.from({ length: xs.length / 2 }, (_, i) => ({ A: xs[2 * i]!, b: xs[2 * i + 1]! })));

/** Matrices of section 5.5: a general one, two others, and a symmetric positive definite one. */
export const matrices = {
  x: [[2, -1, 0.5], [0.25, 3, 1], [-1, 0.5, 1.5]],
  b: [[1, 0.5, -1], [2, 1, 0], [0, -0.5, 3]],
  s: [[4, 1, 0.5], [1, 3, -0.25], [0.5, -0.25, 2]],
  a: [[1, 2], [0, -1], [3, 0.5]],
} as const;
const { x: X, b: B, s: S, a: A } = matrices;
const [p, q] = [[1, -2, 0.5], [0.5, 1, 3]];

/** f(X) = X B X */
const ofMatrix = (x: Tensor): Tensor => matmul(matmul(x, B), x) as Tensor;
/** (x − As)ᵀW(x − As) as a function of s */
export const weighted = (w: readonly (readonly number[])[]) => (s: Tensor): Tensor => {
  const r = sub([1, 2, -1], matmul(A, s));
  return dot(r, matmul(w, r)) as Tensor;
};
export const likelihoods = {
  bySolve: (m: Tensor, c: Tensor): Tensor => {
    const r = sub([1, -1, 2], m);
    return mul(-0.5, add(logdet(c), dot(r, solve(c, r)))) as Tensor;
  },
  byCholesky: (m: Tensor, c: Tensor): Tensor => {
    const l = cholesky(c);
    const z = triangularSolve(l, sub([1, -1, 2], m));
    return sub(mul(-0.5, dot(z, z)), sum(log(einsum("ii->i", l)))) as Tensor;
  },
};

const cubic = ([x, y]: Tensor): Tensor => add(add(square(x!), mul(mul(2, x!), y!)), pow(y!, 3)) as Tensor;
const wave = ([x, y]: Tensor): Tensor => mul(exp(mul(x!, y!)), sin(y!)) as Tensor;
const vectors = (x: Tensor): Tensor => stack([sum(square(x)), mul(x.slice(0), x.slice(1)), x.slice(2)]) as Tensor;

/** The chapter's programs by row, in its order. */
export const chapter5 = {
  "5.3": { f: (x, h) => div(sub(sin(add(x, h)), sin(x)), h) as Tensor, at: [0.4, 0.25] },
  "5.4": { f: gradient(sin as unknown as Branch), at: [0.4] },
  "5.7": { f: polynomial((x) => mul(exp(x), sin(x)) as Tensor, 5), at: [0.3, 0.5] },
  "Ex. 5.3": { f: polynomial((x) => pow(x, 4) as Tensor, 6), at: [1, -0.75] },
  "Ex. 5.4": { f: polynomial((x) => add(sin(x), cos(x)) as Tensor, 6), at: [0, 0.5] },
  "5.29": { f: gradient((x) => mul(sin(x), exp(x)) as Tensor), at: [0.7] },
  "5.30": { f: gradient((x) => div(sin(x), exp(x)) as Tensor), at: [0.7] },
  "5.31": { f: gradient((x) => add(sin(x), exp(x)) as Tensor), at: [0.7] },
  "5.32": { f: gradient((x) => sin(exp(x)) as Tensor), at: [0.7] },
  "Ex. 5.5": { f: gradient((x) => pow(add(mul(2, x), 1), 4) as Tensor), at: [0.7] },
  "5.41, 5.42": { f: ([x, y]) => square(add(x!, mul(2, pow(y!, 3)))) as Tensor, at: [[1.3, -0.7]] },
  "5.43 to 5.45": { f: ([x, y]) => add(mul(square(x!), y!), mul(x!, pow(y!, 3))) as Tensor, at: [[1.3, -0.7]] },
  "5.46": { f: (x) => mul(sin(x), inner(x)) as Tensor, at: [[0.4, 0.9]] },
  "5.47": { f: (x) => add(sin(x), inner(x)) as Tensor, at: [[0.4, 0.9]] },
  "5.48": { f: (x) => sin(inner(x)) as Tensor, at: [[0.4, 0.9]] },
  "5.49 to 5.53": { f: (u) => mul(square(mul(u.slice(0), cos(u.slice(1)))), mul(u.slice(0), sin(u.slice(1)))) as Tensor, at: [[1.5, 0.4]] },
  "Ex. 5.8": { f: (t) => add(square(sin(t)), mul(2, cos(t))) as Tensor, at: [0.7] },
  "5.54 to 5.58": { f: (x) => stack([sum(x), mul(x.slice(0), x.slice(2))]) as Tensor, at: [[2, 3, 5]] },
  "Fig. 5.5": { f: (u) => det(jacobianOf(([r, a]) => stack([mul(r!, cos(a!)), mul(r!, sin(a!))]) as Tensor)(u)) as Tensor, at: [[1.5, 0.7]] },
  "Ex. 5.9": { f: (x) => matmul([[1, 2, 3], [4, 5, 6]], x) as Tensor, at: [[7, 8, 9]] },
  "Ex. 5.10": { f: (t) => exp(mul(mul(t, cos(t)), square(mul(t, sin(t))))) as Tensor, at: [0.8] },
  "Ex. 5.11": { f: (theta) => sum(square(sub([1, 0.5, -1], matmul([[1, 2], [3, 4], [5, 7]], theta)))), at: [[0.3, -0.2]] },
  "Fig. 5.7": { f: (x) => sin(matmul(tensor(Array.from({ length: 24 }, (_, k) => k / 10)).reshape([4, 2, 3]), x)) as Tensor, at: [[0.1, 0.2, 0.3]] },
  "Ex. 5.12": { f: (a) => matmul(a, [3, 5, 7]) as Tensor, at: [[[1, 2, 3], [4, 5, 6]]] },
  "Ex. 5.13": { f: (r) => matmul(transpose(r), r) as Tensor, at: [[[1, 2, 3], [4, 5, 6]]] },
  "5.99": { f: (x) => transpose(ofMatrix(x)) as Tensor, at: [X] },
  "5.100": { f: (x) => matrixTrace(ofMatrix(x)) as Tensor, at: [X] },
  "5.101": { f: (x) => det(ofMatrix(x)) as Tensor, at: [X] },
  "5.102": { f: (x) => inverse(ofMatrix(x)) as Tensor, at: [X] },
  "5.103": { f: (x) => dot(p, solve(x, q)) as Tensor, at: [X] },
  "5.104": { f: (x) => dot(x, p) as Tensor, at: [q] },
  "5.105": { f: (x) => dot(p, x) as Tensor, at: [q] },
  "5.106": { f: (x) => dot(p, matmul(x, q)) as Tensor, at: [X] },
  "5.107": { f: (x) => dot(x, matmul(B, x)) as Tensor, at: [p] },
  "5.108": { f: weighted(S), at: [[0.5, -1]] },
  "5.108, general": { f: weighted(B), at: [[0.5, -1]] },
  "5.109, 5.110": { f: repeating, at: [0.3] },
  "5.111 to 5.118": { f: ofPairs(net.loss), at: net.layers(3).flatMap(({ A: a, b }) => [a, b]) },
  "5.119 to 5.121": { f: (v) => sum(sin(matmul([[1, 2], [3, 4]], tanh(matmul([[1, 0, 2], [0, 1, 1]], v))))), at: [[0.1, 0.2, 0.3]] },
  "Ex. 5.14": { f: gradient(repeating), at: [0.3] },
  // x₁ has the children x₂ = x₁², x₃ = sin x₁ and x₄ = x₁ x₂ x₃
  "5.143 to 5.145": { f: (x) => mul(mul(x, square(x)), sin(x)) as Tensor, at: [0.6] },
  "5.7, nth": { f: nth(sin as unknown as Branch, 5), at: [0.3] },
  "5.7, mixed": { f: (x, y) => mul(mul(x, y), sub(square(x), square(y)).div(add(square(x), square(y)))) as Tensor, at: [0.25, -1.5] },
  "5.147": { f: wave, at: [[0.3, 0.7]] },
  "5.147, bowl, dome and saddle": { f: ([x, y]) => stack([add(square(x!), square(y!)), sub(mul(-1, square(x!)), square(y!)), sub(square(x!), square(y!))]) as Tensor, at: [[0.5, -1.5]] },
  "5.147, of vectors": { f: vectors, at: [[1, 2, 3]] },
  "5.148": { f: polynomial(wave, 1), at: [[0.3, 0.7], [0.2, -0.1]] },
  "5.149 to 5.152": { f: polynomial(wave, 4), at: [[0.3, 0.7], [0.2, -0.1]] },
  "5.153, 5.154": { f: (d) => einsum("i,jk->ijk", d, einsum("i,j->ij", d, d)) as Tensor, at: [[2, 3]] },
  "5.155 to 5.159": { f: (x, d) => div(einsum("ij,i->j", einsum("ijk,i->jk", jacobianOf(hessianOf(wave))(x), d) as Tensor, d).dot(d), 6) as Tensor, at: [[0.3, 0.7], [0.2, -0.1]] },
  "5.8, of second order": { f: polynomial(wave, 2), at: [[0.3, 0.7], [0.2, -0.1]] },
  "Ex. 5.15": { f: polynomial(cubic, 3), at: [[1, 2], [0.5, -0.25]] },
  "a Gaussian's likelihood, by solve": { f: likelihoods.bySolve, at: [[0.5, 0.25, -1], S] },
  "a Gaussian's likelihood, by cholesky": { f: likelihoods.byCholesky, at: [[0.5, 0.25, -1], S] },
} as const satisfies Readonly<Record<string, Program>>;
