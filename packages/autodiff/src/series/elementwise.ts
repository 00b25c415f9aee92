import { rules, type FunctionName, type Rule } from "@gradkit/scalar";
import { bind } from "../bind.js";
import { ops } from "../operations.js";
import type { Maybe } from "../primitive.js";
import { partialsOf } from "../primitives/elementwise.js";
import { total } from "../primitives/rule.js";
import type { Tensor } from "../tensor.js";
import { convolve } from "./convolve.js";
import { lazy, start, type PowerSeries } from "./power-series.js";
import type { Level, SeriesRule } from "./rule.js";

/** A function of elements by its partial derivatives s: y′ = Σ s x′, so that k y_k = Σ j x_j s_(k − j). */
export const elementwise: SeriesRule = (level, name, inputs, params) => {
  const { seriesOf, tensorOf } = level;
  const xs = inputs.map(seriesOf);
  let slopes: readonly (PowerSeries | undefined)[] | undefined;
  const slopesAt = (value: Tensor): readonly (PowerSeries | undefined)[] =>
    (rules[name as "sin"] as Rule).jumps ? [] : partialsOf(name as Exclude<FunctionName, "restrict">, value).map((partial, i) => (level.moves(inputs[i]!) ? seriesOf(partial(ops, ...inputs, tensorOf(y, inputs[0]!))) : undefined));
  const y: PowerSeries = lazy((k) => {
    if (k === 0) return bind(name, xs.map(start), params)[0];
    slopes ??= slopesAt(start(y));
    return total(ops, slopes.map((slope, i) => slope && primitiveOf(xs[i]!, slope, k)));
  });
  return [y];
};

/** The k-th coefficient of y where y′ = s x′. */
const primitiveOf = (x: PowerSeries, s: PowerSeries, k: number): Maybe => convolve(x, s, k, { from: 1, weight: (j) => j, over: k });

/** σ′ = σ(x) σ(−x), and σ(−x) = 1 − σ(x): exact where either is small. */
export const sigmoid: SeriesRule = ({ seriesOf }, _, [input]) => {
  const x = seriesOf(input!);
  const mirrored = lazy((k) => (k === 0 ? ops.sigmoid(ops.neg(start(x))) : negated(y.at(k))));
  const slope = lazy((k) => convolve(y, mirrored, k));
  const y: PowerSeries = lazy((k) => (k === 0 ? ops.sigmoid(start(x)) : primitiveOf(x, slope, k)));
  return [y];
};

const negated = (x: Maybe): Maybe => x && ops.neg(x);

/** How far from 0 the power series of sinc is summed, and how many of its terms that takes. */
const near = 3;
const terms = 24;
const reciprocals = Array.from({ length: terms }, (_, k) => (k % 2 === 0 ? 1 : -1) / Array.from({ length: 2 * k + 1 }, (__, n) => n + 1).reduce((a, b) => a * b, 1));

/** sin x/x, near 0 by its power series: a division there would lose all digits. */
export const sinc: SeriesRule = (level: Level, _, [x]) => {
  const square = ops.square(x!);
  const sum = reciprocals.reduceRight((rest, c) => ops.add(ops.constant(c, x!.dtype), ops.mul(square, rest)), ops.constant(0, x!.dtype));
  return [level.seriesOf(ops.where(ops.less(square, ops.constant(near * near, x!.dtype)), sum, ops.div(ops.sin(x!), x!)))];
};
