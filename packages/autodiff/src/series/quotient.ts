import { bind } from "../bind.js";
import { ops } from "../operations.js";
import type { Maybe } from "../primitive.js";
import { total } from "../primitives/rule.js";
import { product as matrixProduct, transposed, triangle } from "../primitives/linalg/matrix.js";
import type { LinalgParams } from "../primitives/linalg/params.js";
import type { Tensor } from "../tensor.js";
import { convolve } from "./convolve.js";
import { linear } from "./linear.js";
import { lazy, start, type PowerSeries } from "./power-series.js";
import type { SeriesRule } from "./rule.js";

/** The solution q of a equation a q = b for series: a₀ q_k = b_k − Σ a_j q_(k − j), j ≥ 1. */
const solution = (b: PowerSeries, over: (rest: Tensor) => Maybe, moved: (q: PowerSeries, k: number) => Maybe): PowerSeries => {
  const q: PowerSeries = lazy((k) => {
    const [own, others] = [b.at(k), k === 0 ? undefined : moved(q, k)];
    const rest = own && others ? ops.sub(own, others) : (own ?? (others && ops.neg(others)));
    return rest && over(rest);
  });
  return q;
};

/** x/y, element by element. */
export const quotient: SeriesRule = (level, name, inputs, params) => {
  const [x, y] = inputs.map(level.seriesOf);
  if (!level.moves(inputs[1]!)) return linear(level, name, inputs, params);
  return [solution(x!, (rest) => bind(name, [rest, start(y!)], params)[0], (q, k) => convolve(y!, q, k, { from: 1 }))];
};

/** A⁻¹B, for matrices. */
const matrixQuotient =
  <N extends "solve" | "triangularSolve">(factor: (a: Tensor, params: LinalgParams[N]) => Tensor): SeriesRule =>
  (level, name, inputs, params: LinalgParams[N]) => {
    if (!level.moves(inputs[0]!)) return linear(level, name, inputs, params as never);
    const [a, b] = inputs.map(level.seriesOf);
    const moving = lazy((k) => {
      const own = a!.at(k);
      return own && factor(own, params);
    });
    const over = (rest: Tensor): Maybe => bind(name, [start(a!), rest], params as never)[0];
    return [
      solution(b!, over, (q, k) =>
        total(ops, Array.from({ length: k }, (_, i) => {
          const [left, right] = [moving.at(i + 1), q.at(k - i - 1)];
          return left && right && matrixProduct(ops, left, right);
        })),
      ),
    ];
  };

export const solve = matrixQuotient<"solve">((a, params) => (params.transpose ? transposed(ops, a) : a));
export const triangularSolve = matrixQuotient<"triangularSolve">((a, params) => triangle(ops, a, params));
