import { expect, it } from "vitest";
import {
  amax, amin, cast, checkGradients, clamp, concat, cumprod, cumsum, diag, dot, einsum, gather, logSoftmax, logsumexp, matmul, matrixTrace, mean, norm, outer, pad, prod, reshape, reverse, scatterAdd, select, slice,
  softmax, sort, stack, sum, transpose, tril, triu, type Tensor,
} from "../../src/index.js";

const x = [[0.3, -1.2, 2.1], [1.7, 0.4, -0.6]];
const other = [[0.5, 1.5], [-0.25, 0.75], [1, -1]];

/** Functions that are put together from primitives; the primitives are tested by their samples. */
const functions: Readonly<Record<string, (x: Tensor) => Tensor>> = {
  amax: (t) => amax(t, { axes: 1 }),
  amin: (t) => amin(t, { axes: 0, keepAxes: true }),
  cast: (t) => cast(t, "float64"),
  clamp: (t) => clamp(t, -1, 1),
  concat: (t) => concat([t, t.mul(t)] as Tensor[], 1),
  cumprod: (t) => cumprod(t),
  cumsum: (t) => cumsum(t, 0),
  diag: (t) => diag(matmul(t, other) as Tensor),
  dot: (t) => dot(t, t),
  einsum: (t) => einsum("ij,kj,jl->il", t, t, other) as Tensor,
  gather: (t) => gather(t, [0, 2, 2], 1),
  logSoftmax: (t) => logSoftmax(t),
  logsumexp: (t) => logsumexp(t, { axes: 0 }),
  matmul: (t) => matmul(t, t.T),
  matrixTrace: (t) => matrixTrace(matmul(t, other) as Tensor),
  mean: (t) => mean(t.mul(t)),
  norm: (t) => norm(t, { axes: 1 }),
  outer: (t) => outer(t, t),
  pad: (t) => pad(t, [[1, 0], [0, 2]], 3),
  prod: (t) => prod(t, { axes: 1 }),
  reshape: (t) => reshape(t, [3, 2]).mul(other),
  reverse: (t) => reverse(t, 0).mul(t),
  scatterAdd: (t) => scatterAdd([0, 0, 0], [0, 2, 0, 1, 1, 2], t.mul(t).reshape([6])),
  select: (t) => select([0, 1, 2], [t, t.mul(t), t.sin()]),
  slice: (t) => slice(t, [], [null, null, -2]).square() as Tensor,
  softmax: (t) => softmax(t, 0),
  sort: (t) => sort(t).mul([1, 2, 3]),
  stack: (t) => stack([t, t.exp()] as Tensor[], 1 as 0),
  sum: (t) => sum(t.square(), { axes: [0, 1], keepAxes: true }),
  transpose: (t) => transpose(t).mul(other) as Tensor,
  tril: (t) => tril(t.square()),
  triu: (t) => triu(t.square(), 1),
};

it.each(Object.entries(functions))("%s has the right first and second derivatives in both modes", (_, f) => {
  expect(checkGradients(f, x)).toMatchObject({ ok: true, message: expect.stringMatching(/^all derivatives agree/) as unknown });
});
