import { bind } from "../bind.js";
import { ops } from "../operations.js";
import { total } from "../primitives/rule.js";
import { convolve } from "./convolve.js";
import { linear } from "./linear.js";
import { lazy } from "./power-series.js";
import type { SeriesRule } from "./rule.js";

/** Of a product of elements: Σ x_j y_(k − j), the Cauchy product. */
export const product: SeriesRule = (level, name, inputs, params) => {
  const [x, y] = inputs.map(level.seriesOf);
  return [lazy((k) => (k === 0 ? bind(name, [x!.at(0)!, y!.at(0)!], params)[0] : convolve(x!, y!, k)))];
};

/** Of a primitive that is linear in each of its inputs: a Cauchy product with it as the product. */
export const bilinear: SeriesRule = (level, name, inputs, params) => {
  if (inputs.length < 2 || !inputs.every(level.moves)) return linear(level, name, inputs, params);
  const [x, y] = inputs.map(level.seriesOf);
  return [
    lazy((k) =>
      total(ops, Array.from({ length: k + 1 }, (_, j) => {
        const [left, right] = [x!.at(j), y!.at(k - j)];
        return left && right && bind(name, [left, right], params)[0];
      })),
    ),
  ];
};

/** Of x²: each pair of coefficients once. */
export const square: SeriesRule = ({ seriesOf }, name, [input], params) => {
  const x = seriesOf(input!);
  return [
    lazy((k) => {
      if (k === 0) return bind(name, [x.at(0)!], params)[0];
      const to = Math.floor(k / 2);
      return convolve(x, x, k, { to, weight: (j) => (2 * j === k ? 1 : 2) });
    }),
  ];
};
