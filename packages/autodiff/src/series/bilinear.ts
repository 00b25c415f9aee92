import { bind } from "../bind.js";
import { ops } from "../operations.js";
import { total } from "../primitives/rule.js";
import { convolve } from "./convolve.js";
import { linear } from "./linear.js";
import { lazy, start } from "./power-series.js";
import type { SeriesRule } from "./rule.js";

/** Of a product of elements, and of a square: Σ x_j y_(k − j), the Cauchy product. */
export const product: SeriesRule = ({ seriesOf }, name, inputs, params) => {
  const xs = inputs.map(seriesOf);
  const [x, y = x] = xs;
  return [lazy((k) => (k === 0 ? bind(name, xs.map(start), params)[0] : convolve(x!, y!, k)))];
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
