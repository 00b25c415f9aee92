import type { Tensor } from "@gradkit/autodiff";
import { NDArray } from "@gradkit/shapes";
import { api } from "./api.js";
import { eighths, fitted, floats, isFloat, like, need, settled, sizeOf, spread, tame } from "./fit.js";

const {
  abs, add, amax, amin, arange, argmax, argmin, argsort, broadcastTo, cast, cholesky, clamp, concat, cumprod, cumsum, customVjp, det, diag, div, dot, einsum, equal, eye, floor, full, gather, greater, greaterEqual, inverse, less, lessEqual, logSoftmax,
  logsumexp, lu, matmul, max, mean, min, mul, neg, norm, notEqual, oneHot, outer, pad, polygamma, pow, prod, qr, relu, reshape, reverse, round, scatterAdd, select, sign, slice, slogdet, softmax, solve, sort, square, stack, stopGradient, sub, sum, tanh, tensor,
  transpose, tril, triangularSolve, triu, where,
} = api;

/** What a step has to decide by: number k of its choices, below a bound; values are not to grow beyond `largest`. */
export interface Given {
  readonly n: (k: number, below: number) => number;
  readonly rounds: boolean;
  readonly largest: number;
}

type Make = (x: Tensor, y: Tensor, z: Tensor, given: Given) => Tensor;

const axisOf = (x: Tensor, choice: number): number => {
  need(x.shape.length > 0);
  return choice % x.shape.length;
};
const axesOf = (x: Tensor, bits: number): number[] => x.shape.flatMap((_, k) => ((bits >> k) & 1 ? [k] : []));
const lines = (x: Tensor, axis: number): number => {
  need(x.shape[axis]! > 0);
  return x.shape[axis]!;
};
/** The order of a number of things, by a choice. */
const order = (count: number, choice: number): number[] => {
  const left = Array.from({ length: count }, (_, k) => k);
  return Array.from({ length: count }, (_, k) => left.splice((choice >> k) % left.length, 1)[0]!);
};
const ints = (shape: readonly number[], value: (k: number) => number): NDArray => new NDArray(Int32Array.from({ length: sizeOf(shape) }, (_, k) => value(k)), shape);
const places = ({ n }: Given, below: number): NDArray => ints([[5], [1], [17], [2, 3], [], [0], [10]][n(1, 7)]!, (k) => (k * (1 + n(2, 7)) + n(3, 11)) % below);
const placesBy = (x: Tensor, below: number): Tensor => cast(clamp(floats(x), 0, below - 1), "int32");
const alongLast = (x: Tensor): number[] => [...Array.from({ length: x.shape.length - 2 }, (_, k) => k), x.shape.length - 1, x.shape.length - 2];

const exact = ["exp", "expm1", "log", "log1p", "log2", "log10", "sqrt", "cbrt", "sin", "cos", "tan", "asin", "acos", "atan", "sinc", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "erf", "erfc", "gamma", "lgamma", "digamma", "sigmoid", "softplus"] as const;
const smooth = ["exp", "sin", "cos", "tanh", "sigmoid", "softplus", "erf", "asinh", "atan", "sinc", "square"] as const;
const ofTwo = ["pow", "atan2", "hypot", "logb"] as const;
const threefold = customVjp((x: Tensor) => mul(x, 2), (x: Tensor) => [mul(x, 2), { x: tame(x) }], ({ x }: { x: Tensor }, ct: Tensor) => [add(mul(ct, 3), x)]) as unknown as (x: Tensor) => Tensor;

type Factors = Readonly<Record<"l" | "u" | "r" | "logAbs", Tensor>>;

/** The square matrices in the last two axes of x, of at most so many rows; of a vector or a number a matrix that has it in each row. */
const squares = (x: Tensor, most: number): { readonly m: Tensor; readonly rows: number } => {
  const wide = cast(x, "float64");
  const all = x.shape.length >= 2 ? wide : add(broadcastTo(wide, [x.shape[0] ?? 3, x.shape[0] ?? 3]), tensor(ints([x.shape[0] ?? 3, 1], (k) => k % 3)));
  const rows = Math.min(all.shape.at(-1)!, all.shape.at(-2)!, most);
  need(rows > 0);
  return { m: slice(all, ...all.shape.map((_, k) => (k >= all.shape.length - 2 ? [0, rows] : []))), rows };
};

/** Where a number is on one side or the other of a jump, rounding decides: not where numbers are rounded. */
const jumps: Readonly<Record<string, Make>> = {
  floor: (x) => floor(mul(floats(x), 0.5)),
  round: (x) => round(mul(floats(x), 0.25)),
  sign: (x) => sign(x),
  where: (x, y, z) => where(less(x, fitted(y, x)), x, fitted(z, x)),
  whereNot0: (x, y, z) => where(fitted(z, x), fitted(y, x), x),
  compare: (x, y, _, { n }) => [less, lessEqual, equal, notEqual, greater, greaterEqual][n(0, 6)]!(x, fitted(y, x)),
  select: (x, y, z, { n }) => select(cast(clamp(fitted(z, x), 0, 2), "int32"), [x, spread(y, x), mul(x, n(0, 3))]),
  step: (x, _, __, { n }) => api[(["heaviside", "step", "ceil"] as const)[n(0, 3)]!](floats(x)),
  gatherAt: (x, y, _, { n, largest }) => {
    const axis = axisOf(x, n(0, 4));
    need(lines(x, axis) * largest >= sizeOf(x.shape) * sizeOf(y.shape));
    return gather(x, placesBy(y, x.shape[axis]!), axis);
  },
  gatherAnywhere: (x, y, _, { n, largest }) => {
    need(!isFloat(y) && n(0, 4) === 0 && sizeOf(x.shape) * sizeOf(y.shape) <= largest);
    return gather(x, y, axisOf(x, n(1, 4)));
  },
  scatterAt: (x, y, z, { n, largest }) => {
    const axis = axisOf(x, n(0, 4));
    const at = placesBy(z, lines(x, axis));
    const shape = [...x.shape.slice(0, axis), ...at.shape, ...x.shape.slice(axis + 1)];
    need(sizeOf(shape) <= largest);
    return scatterAdd(x, at, fitted(y, { shape, dtype: x.dtype }), axis);
  },
  oneHot: (x, _, __, { n }) => oneHot(cast(clamp(floats(x), -1, 5), "int32"), 1 + n(0, 9)),
  sort: (x, _, __, { n }) => sort(x, axisOf(x, n(0, 4))),
  argsort: (x, _, __, { n }) => argsort(x, axisOf(x, n(0, 4))),
  argExtremum: (x, _, __, { n }) => {
    const axis = axisOf(x, n(0, 4));
    lines(x, axis);
    return (n(1, 2) ? argmax : argmin)(x, axis);
  },
  toInt: (x) => cast(isFloat(x) ? clamp(x, -1000, 1000) : x, "int32"),
  toIntOfAny: (x) => cast(x, "int32"),
  over: (x, y, _, { n, rounds }) => {
    need(isFloat(x) && n(0, 3) === 0);
    const quotient = div(x, fitted(y, x));
    return rounds ? quotient : eighths(quotient);
  },
};

const ofElements: Readonly<Record<string, Make>> = {
  add: (x, y) => add(x, fitted(y, x)),
  sub: (x, y) => sub(fitted(y, x), x),
  mul: (x, y, _, { rounds }) => tame(mul(x, fitted(y, x)), rounds),
  product: (x, y) => mul(x, fitted(y, x)),
  neg: (x) => neg(x),
  abs: (x) => abs(x),
  relu: (x) => relu(x),
  square: (x, _, __, { rounds }) => tame(square(x), rounds),
  extremum: (x, y, _, { n }) => (n(0, 2) ? min(x, fitted(y, x)) : max(fitted(y, x), x)),
  clamp: (x) => clamp(x, -2, 3),
  half: (x) => mul(floats(x), 0.5),
  shift: (x, _, __, { n }) => add(x, n(0, 7) - 3),
  div: (x, y, _, { n }) => (n(0, 2) ? div(floats(x), add(square(clamp(fitted(y, floats(x)), -1, 1)), 1)) : div(floats(x), 2 ** (n(1, 5) - 2))),
  function: (x, _, __, { n, rounds }) => (rounds ? api[smooth[n(0, smooth.length)]!](mul(floats(x), 0.25)) : settled(api[exact[n(0, exact.length)]!](clamp(floats(x), -6, 6)), rounds)),
  functionOfTwo: (x, y, _, { n, rounds }) => {
    need(!rounds);
    return settled(api[ofTwo[n(0, ofTwo.length)]!](clamp(floats(x), -3, 3), clamp(fitted(y, floats(x)), -3, 3)), rounds);
  },
  power: (x, _, __, { n, rounds }) => tame(pow(floats(x), n(0, 6) - 1), rounds),
  polygamma: (x, _, __, { n, rounds }) => settled(polygamma(n(0, 4), clamp(floats(x), 0.5, 6)), rounds),
  float32: (x) => cast(x, "float32"),
  float64: (x) => cast(x, "float64"),
  stopGradient: (x) => stopGradient(x),
  threefold: (x) => threefold(cast(x, "float64")),
  constant: (x, _, __, { n }) => (n(1, 2) ? full(x.shape, n(0, 5), x.dtype) : mul(x, full(x.shape, n(0, 3) - 1, x.dtype))),
  constants: (x, _, __, { n }) => add(x, cast(tensor(ints(x.shape, (k) => ((k * (3 + n(0, 9)) + 1) % 7) - 3)), x.dtype)),
  count: (x) => add(x, cast(arange(x.shape.at(-1) ?? 1), x.dtype)),
};

const ofAxes: Readonly<Record<string, Make>> = {
  sum: (x, _, __, { n }) => sum(x, n(1, 2) ? { axes: axesOf(x, n(0, 16)), keepAxes: n(2, 2) === 1 } : n(2, 2) ? { axes: axisOf(x, n(0, 4)) } : {}),
  extreme: (x, _, __, { n }) => {
    need(!x.shape.includes(0));
    return (n(3, 2) ? amax : amin)(x, n(1, 2) ? { axes: axesOf(x, n(0, 16)), keepAxes: n(2, 2) === 1 } : { axes: axisOf(x, n(0, 4)) });
  },
  prod: (x, _, __, { n, rounds }) => tame(prod(rounds ? x : clamp(x, -2, 2), { axes: axisOf(x, n(0, 4)) }), rounds),
  mean: (x, _, __, { n }) => mul(mean(floats(x), { axes: axisOf(x, n(0, 4)) }), x.shape[axisOf(x, n(0, 4))]!),
  norm: (x, _, __, { n, rounds }) => settled(norm(floats(x), { axes: axisOf(x, n(0, 4)) }), rounds),
  softmax: (x, _, __, { n, rounds }) => settled(n(1, 2) ? logsumexp(floats(x), { axes: axisOf(x, n(0, 4)), keepAxes: n(2, 2) === 1 }) : (n(2, 2) ? softmax : logSoftmax)(floats(x), axisOf(x, n(0, 4))), rounds),
  cumsum: (x, _, __, { n, rounds }) => tame(cumsum(x, axisOf(x, n(0, 4))), rounds),
  cumprod: (x, _, __, { n, rounds }) => tame(cumprod(rounds ? x : clamp(x, -1, 1), axisOf(x, n(0, 4))), rounds),
  centred: (x, _, __, { n }) => sub(x, sum(x, { axes: axisOf(x, n(0, 4)), keepAxes: true })),
};

const layouts: Readonly<Record<string, Make>> = {
  transpose: (x, _, __, { n }) => transpose(x, n(1, 3) ? order(x.shape.length, n(0, 64)) : undefined),
  flat: (x) => reshape(x, [sizeOf(x.shape)]),
  reshape: (x, _, __, { n }) => {
    if (x.shape.includes(0)) return reshape(x, [[0], [2, 0], [0, 3], [1, 0, 1]][n(0, 4)]!);
    let left = sizeOf(x.shape);
    const shape = [0, 1, 2].map((k) => {
      const divisors = Array.from({ length: Math.min(left, 40) }, (_, d) => d + 1).filter((d) => left % d === 0);
      const divisor = divisors[n(k, divisors.length)]!;
      left /= divisor;
      return divisor;
    });
    return reshape(x, n(3, 2) ? [...shape, left] : [left, ...shape]);
  },
  reverse: (x, _, __, { n }) => reverse(x, axesOf(x, 1 + n(0, 15))),
  slice: (x, _, __, { n }) => slice(x, ...x.shape.map((size, k) => [size > 0 ? n(k + 4, size) : [], [n(k + 4, size + 1)], [0, -1], [null, null, 2 + n(k + 4, 2)], [null, null, -1 - n(k + 4, 3)], [], []][n(k, 7)]!)),
  roll: (x, _, __, { n }) => {
    const axis = axisOf(x, n(0, 4));
    const by = n(1, lines(x, axis));
    const part = (...range: readonly number[]): Tensor => slice(x, ...x.shape.map((_, k) => (k === axis ? range : [])));
    return concat([part(by), part(0, by)], axis);
  },
  row: (x, _, __, { n }) => slice(x, n(0, lines(x, axisOf(x, 0)))),
  pad: (x, _, __, { n }) => pad(x, x.shape.map((_, k) => [n(k, 3), n(k + 3, 3)]), n(7, 3) - 1),
  concat: (x, y, z, { n }) => concat([x, spread(y, x), spread(z, x), neg(x), x, spread(y, x)].slice(0, 1 + n(1, 6)), axisOf(x, n(0, 4))),
  stack: (x, y, z, { n }) => stack([x, spread(y, x), spread(z, x)].slice(0, 1 + n(1, 3)), n(0, x.shape.length + 1)),
  widen: (x, _, __, { n }) => {
    const [before, after] = [x.shape.slice(0, n(0, x.shape.length + 1)), x.shape.slice(n(0, x.shape.length + 1))];
    return broadcastTo(reshape(x, [...before, 1, ...after]), [...before, [1, 2, 3, 5, 9, 10, 16, 17][n(1, 8)]!, ...after]);
  },
  diag: (x) => {
    need((x.shape.length === 1 && sizeOf(x.shape) < 60) || x.shape.length === 2);
    return diag(x);
  },
  triangle: (x, _, __, { n }) => {
    need(x.shape.length >= 2);
    return (n(1, 2) ? tril : triu)(x, n(0, 5) - 2);
  },
  gather: (x, _, __, given) => {
    const axis = axisOf(x, given.n(0, 4));
    return gather(x, places(given, lines(x, axis)), axis);
  },
  scatter: (x, y, _, given) => {
    const axis = axisOf(x, given.n(0, 4));
    const at = places(given, lines(x, axis));
    const shape = [...x.shape.slice(0, axis), ...at.shape, ...x.shape.slice(axis + 1)];
    need(sizeOf(shape) <= given.largest);
    return scatterAdd(x, at, fitted(y, { shape, dtype: x.dtype }), axis);
  },
};

const products: Readonly<Record<string, Make>> = {
  outer: (x, y, _, { rounds, largest }) => {
    need(sizeOf(x.shape) * sizeOf(y.shape) <= largest);
    return tame(outer(x, like(y, x)), rounds);
  },
  timesItself: (x, _, __, { rounds, largest }) => {
    need(x.shape.length >= 2 && sizeOf(x.shape) * x.shape.at(-2)! <= 20 * largest);
    return tame(matmul(x, transpose(x, alongLast(x))), rounds);
  },
  timesVector: (x, y, _, { n, rounds }) => {
    const terms = x.shape[axisOf(x, x.shape.length - 1)]!;
    const v = spread(reshape(y, [sizeOf(y.shape)]), { shape: [terms], dtype: x.dtype });
    return tame(n(0, 2) && x.shape.length === 2 && x.shape[0] === terms ? matmul(v, x) : matmul(x, v), rounds);
  },
  timesMatrix: (x, y, _, { n, rounds }) => {
    const [terms, columns] = [x.shape[axisOf(x, x.shape.length - 1)]!, 1 + n(0, 12)];
    const numbers = spread(reshape(y, [sizeOf(y.shape)]), { shape: [terms * columns], dtype: x.dtype });
    return tame(matmul(x, n(1, 2) ? reshape(numbers, [terms, columns]) : transpose(reshape(numbers, [columns, terms]))), rounds);
  },
  einsum: (x, y, _, { n, rounds }) => {
    const rank = x.shape.length;
    need(rank > 0 && rank < 4);
    const [labels, other] = ["ijk".slice(0, rank), spread(y, x)];
    const kept = Array.from(labels).filter((_, k) => (n(0, 8) >> k) & 1);
    const out = order(kept.length, n(1, 64)).map((k) => kept[k]).join("");
    const last = Array.from({ length: rank - 1 }, (_, k) => k);
    if (rank === 3 && n(4, 2)) return tame(einsum(["ijk,ilk->ijl", "ijk,ilk->ilj", "ijk,ijl->ikl", "ijk,ljk->il"][n(5, 4)]!, x, other), rounds);
    return tame(n(2, 2) ? einsum(`${labels},${labels}->${out}`, x, other) : n(3, 2) ? einsum(`${labels}->${out}`, x) : einsum(`${labels},${labels[rank - 1]}->${out}`, x, sum(other, { axes: last })), rounds);
  },
  einsumOfMatrices: (x, y, z, { n, rounds, largest }) => {
    need(x.shape.length === 2 && sizeOf(x.shape) ** 2 <= 100 * largest);
    const [b, c] = [spread(y, x), spread(z, x)];
    return tame(n(1, 5) === 0 ? einsum("ij,kj,kl->il", x, b, c) : einsum(["ij,kj->ik", "ij,kj->ki", "ij,ij->j", "ij,ik->jk", "ij,ik->kj", "ij,kl->ikjl", "ij,ij->", "ij,ik->ijk", "ij,kj->ijk"][n(0, 9)]!, x, b), rounds);
  },
  /** Of sizes on both sides of blocks of rows and columns in registers, and of terms that are added up in one go. */
  blocks: (x, y, _, { n, rounds }) => {
    const [rows, terms, columns] = [[8, 9, 16, 17][n(0, 4)]!, [8, 63, 65, 257][n(1, 4)]!, [1, 8, 9, 15, 24][n(2, 5)]!];
    const factor = (z: Tensor, shape: readonly number[], by: number): Tensor => add(spread(tame(floats(z), rounds), { shape, dtype: floats(x).dtype }), cast(tensor(ints(shape, (k) => ((k * by + 1) % 7) - 3)), floats(x).dtype));
    const [a, b] = [n(3, 2) ? factor(x, [rows, terms], 3) : transpose(factor(x, [terms, rows], 5)), n(4, 2) ? factor(y, [terms, columns], 2) : transpose(factor(y, [columns, terms], 4))];
    const product = n(5, 2) ? matmul(a, b) : transpose(einsum("ij,jk->ki", a, b));
    return tame(sum(product, { axes: n(6, 2) }), rounds);
  },
  dot: (x, y, _, { rounds }) => {
    axisOf(x, 0);
    return tame(dot(x, spread(y, x)), rounds);
  },
  diagonal: (x) => einsum("...ii->...i", squares(x, 99).m),
  trace: (x) => einsum("...ii->...", squares(x, 99).m),
  triangularSolve: (x, _, __, { n }) => {
    const { m, rows } = squares(x, 5);
    const lower = n(0, 2) === 1;
    return tame(triangularSolve(add((lower ? tril : triu)(clamp(m, -1, 1), lower ? -1 : 1), eye(rows)), m, { lower, transpose: n(1, 2) === 1, unitDiagonal: n(2, 2) === 1 }));
  },
  linalg: (x, _, __, { n, rounds }) => {
    const { m, rows } = squares(x, 12);
    const a = add(rounds ? tanh(m) : clamp(m, -1, 1), mul(eye(rows), 3 + rows));
    const makes = [() => solve(a, m), () => det(mul(a, 1 / (3 + rows))), () => cholesky(add(matmul(a, transpose(a, alongLast(a))), eye(rows))), () => inverse(a), () => (lu(a) as unknown as Factors).u, () => (lu(slice(a, ...a.shape.slice(2).map(() => []), [0, 1 + n(1, rows)])) as unknown as Factors).l,
      () => solve(transpose(a, alongLast(a)), slice(m, ...m.shape.slice(1).map(() => []), [0, 1])), () => (slogdet(a) as unknown as Factors).logAbs, () => (qr(a) as unknown as Factors).r];
    return settled(makes[n(0, makes.length)]!(), rounds);
  },
};

/** Every step that is no loop and no branch. */
export const steps: Readonly<Record<string, Make>> = { ...ofElements, ...ofAxes, ...layouts, ...products, ...jumps };
export const stepNames: readonly string[] = Object.keys(steps);
export const isJump = (name: string): boolean => Object.hasOwn(jumps, name);
