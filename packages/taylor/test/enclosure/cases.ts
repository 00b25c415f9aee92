import * as g from "@gradkit/autodiff";
import type { Tensor } from "@gradkit/autodiff";
import { formula } from "../formula.js";

/** A function with a point, and a box about it on which it is smooth. */
export interface Case {
  readonly name: string;
  readonly f: (x: Tensor) => Tensor<readonly []>;
  readonly at: readonly number[];
  readonly box: readonly (readonly [number, number])[];
}

type Scalar = Tensor<readonly []>;

const around = (at: readonly number[], radius: number): Case["box"] => at.map((x) => [x - radius, x + radius] as const);

/** Formulas with the point and half the side of the box. */
export const formulas: readonly Case[] = (
  [
    ["exp(x*y)", [0.5, -1], 0.25], ["sin(x)*cos(y)", [1, 2], 0.5], ["x/y", [1, 2], 0.5], ["log(x^2 + y^2)", [1, 1], 0.25], ["x^y", [2, 1.5], 0.25],
    ["sqrt(1 + x + y)", [3, 1], 0.75], ["atan(y/x)", [1, 0.5], 0.2], ["tanh(x*y - 1)", [1, 0.5], 0.3], ["100*(y - x^2)^2 + (1 - x)^2", [-1.25, 1], 0.5],
    ["sin(x*y + z)", [0.5, 1, -0.25], 0.3], ["exp(x)*log(y)*cos(z)", [0, 2, 0.5], 0.3], ["erf(x + y)", [0.25, 0.5], 0.2], ["asin(x*y)", [0.5, 0.5], 0.2],
    ["cbrt(x) + x^(-2)", [2], 0.5], ["abs(x - 3)*y", [1, 1], 0.5], ["max(x, y - 4)", [1, 1], 0.5], ["gamma(x)", [3], 0.3], ["sinh(x) + cosh(y) - acosh(x + 2)", [0.5, 1], 0.25],
    ["1/(1 + exp(-x*y))", [1, 1], 0.5], ["hypot(x, y)", [3, 4], 1], ["atan2(y, x)", [1, 1], 0.2], ["log1p(x)*expm1(y)", [1, 1], 0.4], ["1/(1 + x^2)", [1], 0.5],
  ] as const
).map(([expr, at, radius]) => ({ name: expr, f: formula(expr), at, box: around(at, radius) }));

const W = [[1, 0.5], [-0.5, 2]];

/** Functions of tensors, with every operation that has an enclosure, and control flow. */
export const programs: readonly Case[] = [
  { name: "matmul and einsum", f: (x: Tensor) => g.einsum("i,ij,j->", x, W, g.matmul(W, g.sin(x)) as never) as Scalar },
  { name: "prod, cumsum", f: (x: Tensor) => g.prod(g.cumsum(g.add(x, 1))) as Scalar },
  { name: "logsumexp", f: (x: Tensor) => g.logsumexp(x) as Scalar },
  { name: "softmax, slice", f: (x: Tensor) => g.softmax(x).slice(0) as Scalar },
  { name: "norm", f: (x: Tensor) => g.norm(x) as Scalar },
  { name: "amax of far numbers", f: (x: Tensor) => g.amax(g.mul(g.exp(x), [1, 100])) as Scalar },
  { name: "concat, reverse, pad, transpose", f: (x: Tensor) => g.sum(g.mul(g.concat([x, g.reverse(x)]), g.reshape(g.transpose(g.stack([g.sin(x), g.pad(x.slice([0, 1]), [[1, 0]])])), [4]))) as Scalar },
  { name: "gather and scatterAdd", f: (x: Tensor) => g.sum(g.square(g.scatterAdd(g.gather(x, [1, 0, 1]), [0, 0], g.exp(x)))) as Scalar },
  { name: "where and comparisons", f: (x: Tensor) => g.sum(g.where(g.greater(x, -5), g.square(x), g.log(x))) as Scalar },
  { name: "scan", f: (x: Tensor) => g.scan((s: Tensor, row: Tensor) => [g.tanh(g.add(s, g.mul(row, s))), undefined], g.sum(x) as Tensor, x)[0] as Scalar },
  { name: "fori with its counter", f: (x: Tensor) => g.fori(0, 3, (k, y: Tensor) => g.add(g.sin(y), g.mul(g.cast(k, "float64"), x)), x).sum() as Scalar },
  { name: "whileLoop with a definite number of steps", f: (x: Tensor) => g.whileLoop((y) => g.less(g.sum(y), 21), (y) => g.mul(y, 1.75), x).sum() as Scalar },
  { name: "cond", f: (x: Tensor) => g.cond(g.less(g.sum(x), 100), (y: Tensor) => g.sum(g.square(y)), (y: Tensor) => g.sum(y), x) as Scalar },
  { name: "checkpoint and customJvp", f: (x: Tensor) => g.checkpoint((y: Tensor) => g.sum(g.customJvp((z: Tensor) => g.sin(z), ([z], [dz]) => g.mul(g.cos(z!), dz!))(y) as Tensor))(x) as Scalar },
  { name: "cast and argmax-free one-hot", f: (x: Tensor) => g.sum(g.mul(g.oneHot([1, 0], 2), g.outer(x, g.exp(x)))) as Scalar },
].map((row) => ({ ...row, at: [0.5, 1.25], box: around([0.5, 1.25], 0.2) }));
