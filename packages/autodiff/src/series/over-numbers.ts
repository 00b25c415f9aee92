import type { FunctionName } from "@gradkit/scalar";
import { NDArray } from "@gradkit/shapes";
import { recordOf } from "../bind.js";
import { allocate, sizeOf } from "../kernels/dense.js";
import { addProducts, combine, divide, multiply, square, type Lane } from "./lane.js";
import type { PowerSeries } from "./power-series.js";
import { recordingTrace } from "../trace.js";
import type { Tensor } from "../tensor.js";
import { watching } from "../watch.js";
import { isFinite, numberSeries, ofNumbers, type NumberSeries } from "./number-series.js";
import { recurrenceOf, type Recurrence, type Step } from "./recurrence.js";
import type { SeriesRule } from "./rule.js";

/**
 * A rule that computes all coefficients together where they are numbers and no other coefficient waits for them. What is infinite or NaN, is traced or watched, and
 * functions without a recurrence are left to `general`.
 */
export const overNumbers =
  (general: SeriesRule): SeriesRule =>
  (level, name, inputs, params) => {
    const recurrence = level.isBusy() || watching() || recordingTrace() ? undefined : recurrenceOf((name === "scale" ? "mul" : name) as FunctionName, inputs.map(level.moves));
    const numbers = recurrence ? inputs.map((x) => numberSeries(level.seriesOf(x), level.order)) : [undefined];
    const result = numbers.every((x) => x !== undefined) ? solved(recurrence!, numbers, inputs[0]!, level.order) : undefined;
    if (!result) return general(level, name, inputs, params);
    let further: PowerSeries | undefined;
    return [ofNumbers(result, inputs[0]!, level.order, (k) => (further ??= general(level, name, inputs, params)[0]!).at(k))];
  };

/** As many elements are taken through all coefficients together as stay near the processor with what is computed on their way. */
const tile = 256;

const solved = ({ steps, result }: Recurrence, inputs: readonly NumberSeries[], { shape, dtype }: Tensor, order: number): NumberSeries | undefined => {
  const size = sizeOf(shape);
  const width = Math.min(tile, size);
  const arity = inputs.length;
  const lanes: MovableLane[] = inputs.map(({ data, terms }) => ({ data, terms, stride: size, base: 0 }));
  for (let i = 0; i < steps.length; i++) {
    const terms = termsOf(steps[i]!, lanes, order + 1);
    const stride = arity + i === result ? size : width;
    lanes.push({ data: allocate(dtype, terms * stride), terms, stride, base: 0 });
  }
  // The last coefficient of a slope is not needed.
  const wanted = result - arity + 1;
  for (let from = 0; from < size; from += width) {
    const count = Math.min(width, size - from);
    for (let i = 0; i < lanes.length; i++) {
      const lane = lanes[i]!;
      if (i < arity || i === result) lane.base = from;
      else if (from > 0) lane.data.fill(0);
    }
    for (let k = 0; k <= order; k++) {
      const last = k === order && k > 0 ? wanted : steps.length;
      for (let i = 0; i < last; i++) {
        const out = lanes[arity + i]!;
        if (k < out.terms) advance(steps[i]!, lanes, out, k, count);
      }
    }
  }
  const { data, terms } = lanes[result]!;
  return isFinite(data) ? { data, terms } : undefined;
};

type MovableLane = { -readonly [P in keyof Lane]: Lane[P] };

/** How many coefficients a step gives. */
const termsOf = (step: Step, all: readonly { readonly terms: number }[], limit: number): number => {
  const of = (k: number): number => all[k]!.terms;
  switch (step.kind) {
    case "constant": return 1;
    case "neg":
    case "moved": return of(step.x);
    case "square": return Math.min(limit, 2 * of(step.x) - 1);
    case "add":
    case "sub": return Math.max(of(step.x), of(step.y));
    case "mul": return Math.min(limit, of(step.x) + of(step.y) - 1);
    case "div": return of(step.y) === 1 ? of(step.x) : limit;
    case "function": return step.inputs.every((x) => of(x) === 1) ? 1 : limit;
  }
};

/** Coefficient k of what a step makes. */
const advance = (step: Step, lanes: readonly Lane[], out: Lane, k: number, count: number): void => {
  switch (step.kind) {
    case "constant":
      out.data.fill(step.value);
      return;
    case "neg": return multiply(out, k, count, lanes[step.x]!, -1);
    case "moved": return multiply(out, k, count, lanes[step.x]!, k);
    case "add": return combine(out, k, count, lanes[step.x]!, lanes[step.y]!, 1);
    case "sub": return combine(out, k, count, lanes[step.x]!, lanes[step.y]!, -1);
    case "mul": return addProducts(out, k, count, lanes[step.x]!, lanes[step.y]!, 0, k);
    case "square": return square(out, k, count, lanes[step.x]!);
    case "div": return divide(out, k, count, lanes[step.x]!, lanes[step.y]!);
    case "function":
      if (k === 0) return begin(step, lanes, out, count);
      for (let i = 0; i < step.moved.length; i++) addProducts(out, k, count, lanes[step.moved[i]!]!, lanes[step.slopes[i]!]!, 1, k);
      return multiply(out, k, count, out, 1 / k);
  }
};

/** The value of a function at t = 0 is that of its kernel. */
const begin = ({ name, inputs }: Step & { readonly kind: "function" }, lanes: readonly Lane[], { data, base }: Lane, count: number): void => {
  const [value] = recordOf(name as "sin").kernel(inputs.map((x) => new NDArray(lanes[x]!.data, [count], [1], lanes[x]!.base)), {} as never);
  data.set(value!.data, base);
};
