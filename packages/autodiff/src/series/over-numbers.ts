import type { FunctionName } from "@gradkit/scalar";
import { NDArray, type Data } from "@gradkit/shapes";
import { recordOf } from "../bind.js";
import { allocate, rowMajor, sizeOf } from "../kernels/dense.js";
import { start, type PowerSeries } from "./power-series.js";
import { recordingTrace } from "../trace.js";
import type { Tensor } from "../tensor.js";
import { watching } from "../watch.js";
import { isFinite, numberSeries, ofNumbers, type NumberSeries } from "./number-series.js";
import { recurrenceOf, type Recurrence, type Step } from "./recurrence.js";
import type { SeriesRule } from "./rule.js";
import { addProducts, combine, divide, multiplied, squared } from "./rows-of-numbers.js";

/**
 * A rule that computes all coefficients together where they are numbers and no other coefficient waits for them. What is infinite or NaN, is traced or watched, and
 * functions without a recurrence are left to `general`.
 */
export const overNumbers =
  (general: SeriesRule): SeriesRule =>
  (level, name, inputs, params) => {
    const recurrence = level.isBusy() || watching() || recordingTrace() ? undefined : recurrenceOf((name === "scale" ? "mul" : name) as FunctionName, inputs.map(level.moves));
    const series = recurrence && inputs.map(level.seriesOf);
    const numbers = series && allOf(series, (x) => numberSeries(x, level.order));
    const result = numbers && solved(recurrence!, numbers, start(series[0]!), level.order);
    if (!result) return general(level, name, inputs, params);
    let further: PowerSeries | undefined;
    return [ofNumbers(result, inputs[0]!, level.order, (k) => (further ??= general(level, name, inputs, params)[0]!).at(k))];
  };

/** The values of f, if each has one. */
const allOf = <X, Y>(xs: readonly X[], f: (x: X) => Y | undefined): Y[] | undefined => {
  const ys: Y[] = [];
  for (const x of xs) {
    const y = f(x);
    if (y === undefined) return undefined;
    ys.push(y);
  }
  return ys;
};

/** As many elements are taken through all coefficients together as stay near the processor. */
const tile = 256;

const solved = ({ arity, steps, result }: Recurrence, inputs: readonly NumberSeries[], like: Tensor, order: number): NumberSeries | undefined => {
  const size = sizeOf(like.shape);
  const all: NumberSeries[] = [...inputs];
  for (const step of steps) {
    const terms = termsOf(step, all, order + 1);
    all.push({ data: allocate(like.dtype, terms * size), terms });
  }
  for (const [i, step] of steps.entries()) begin(step, all, all[arity + i]!.data, like, size);
  // The last coefficient of a slope is not needed.
  const wanted = result - arity + 1;
  for (let from = 0; from < size; from += tile) {
    const to = Math.min(from + tile, size);
    for (let k = 1; k <= order; k++) {
      const count = k === order ? wanted : steps.length;
      for (let i = 0; i < count; i++) {
        const out = all[arity + i]!;
        if (k < out.terms) advance(steps[i]!, all, out.data, k, size, from, to);
      }
    }
  }
  const y = all[result]!;
  return isFinite(y.data) ? y : undefined;
};

/** How many coefficients a step gives. */
const termsOf = (step: Step, all: readonly NumberSeries[], limit: number): number => {
  const of = (k: number): number => all[k]!.terms;
  switch (step.kind) {
    case "constant": return 1;
    case "neg": case "moved": return of(step.x);
    case "square": return Math.min(limit, 2 * of(step.x) - 1);
    case "add": case "sub": return Math.max(of(step.x), of(step.y));
    case "mul": return Math.min(limit, of(step.x) + of(step.y) - 1);
    case "div": return of(step.y) === 1 ? of(step.x) : limit;
    case "function": return step.inputs.every((x) => of(x) === 1) ? 1 : limit;
  }
};

/** The value at t = 0: a function's is that of its kernel. */
const begin = (step: Step, all: readonly NumberSeries[], out: Data, like: Tensor, size: number): void => {
  switch (step.kind) {
    case "constant":
      out.fill(step.value);
      return;
    case "function": {
      const strides = rowMajor(like.shape);
      const [value] = recordOf(step.name as "sin").kernel(step.inputs.map((x) => new NDArray(all[x]!.data, like.shape, strides, 0)), {} as never);
      if (size === 1) out[0] = value!.data[0]!;
      else out.set(value!.data);
      return;
    }
    default:
      advance(step, all, out, 0, size, 0, size);
  }
};

/** Coefficient k of what a step makes, of the elements from `from` up to `to`. */
const advance = (step: Step, all: readonly NumberSeries[], out: Data, k: number, size: number, from: number, to: number): void => {
  const rows = { out, k, size, from, to };
  switch (step.kind) {
    case "neg": return multiplied(rows, all[step.x]!, -1);
    case "moved": return multiplied(rows, all[step.x]!, k);
    case "add": return combine(rows, all[step.x]!, all[step.y]!, 1);
    case "sub": return combine(rows, all[step.x]!, all[step.y]!, -1);
    case "mul": return addProducts(rows, all[step.x]!, all[step.y]!, 0, k);
    case "square": return squared(rows, all[step.x]!);
    case "div":
      addProducts(rows, all[step.y]!, { data: out, terms: k }, 1, k);
      return divide(rows, all[step.x]!, all[step.y]!);
    case "function":
      for (const [i, moved] of step.moved.entries()) addProducts(rows, all[moved]!, all[step.slopes[i]!]!, 1, k);
      return multiplied(rows, { data: out, terms: k + 1 }, 1 / k);
  }
};
