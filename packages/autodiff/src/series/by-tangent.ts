import { aval } from "../aval.js";
import { bind, recordOf } from "../bind.js";
import { ops } from "../operations.js";
import type { Maybe } from "../primitive.js";
import type { Tensor } from "../tensor.js";
import { lazyList } from "./linear.js";
import { lazy, start, type PowerSeries } from "./power-series.js";
import type { SeriesRule } from "./rule.js";

/**
 * Of any primitive: its rule for tangents, y′ = jvp(x; x′), read as a recurrence, y_(k + 1) = [jvp]_k / (k + 1). The operations of that rule are operations on
 * series again, whose coefficient k needs no coefficient of y beyond k.
 *
 * @source Griewank and Walther (2008), Evaluating Derivatives, 13.2
 */
export const byTangent: SeriesRule = ({ seriesOf, tensorOf }, name, inputs, params) => {
  const { shape, jvp, keeping } = recordOf(name);
  const kept = keeping ? keeping(params) : params;
  const starts = lazyList(() => bind(name, inputs.map((x) => start(seriesOf(x))), kept));
  const outputs = shape(inputs, kept).map((_, i): PowerSeries => lazy((k) => (k === 0 ? starts()[i] : shared(k, slopes()[i]))));
  const slopes = lazyList((): readonly Maybe[] => {
    const values = shape(inputs, kept).map(({ shape: of, dtype }, i) => tensorOf(outputs[i]!, aval(of, dtype)));
    return jvp(ops, inputs, inputs.map((x) => derivative(x)), values, kept);
  });
  const shared = (k: number, slope: Maybe): Maybe => {
    const coefficient = slope && seriesOf(slope).at(k - 1);
    return coefficient && (k === 1 ? coefficient : ops.div(coefficient, ops.constant(k, coefficient.dtype)));
  };
  const derivative = (x: Tensor): Maybe => {
    const series = seriesOf(x);
    const moved = lazy((k) => {
      const next = series.at(k + 1);
      return next && (k === 0 ? next : ops.mul(next, ops.constant(k + 1, next.dtype)));
    });
    return x.trace && x.dtype !== "int32" ? tensorOf(moved, x) : undefined;
  };
  return outputs.slice(0, shape(inputs, params).length);
};
