import type { Maybe } from "../primitive.js";
import type { PrimitiveName } from "../params.js";
import { recordOf } from "../bind.js";
import { Tensor } from "../tensor.js";
import { within, type Trace } from "../trace.js";
import { polynomial, start, type PowerSeries } from "./power-series.js";
import type { Expand, Level } from "./rule.js";
import { seriesRule } from "./rules.js";

/**
 * Interpretation on power series in t, up to an order. The series of what a rule makes on its way are computed by need, so that a recurrence is an equation of
 * series that refers to itself; what an operation of the function gives is computed at once, so that none waits for a long chain of others.
 */
const seriesTrace = (traceLevel: number, order: number): { readonly trace: Trace; readonly level: Level } => {
  let busy = 0;
  const known = new WeakMap<PowerSeries, Map<PrimitiveName, readonly Tensor[]>>();
  const guarded = (series: PowerSeries): PowerSeries => {
    const { at } = series;
    if (series.isGuarded) return series;
    series.isGuarded = true;
    series.at = (k) => {
      busy++;
      try {
        return at(k);
      } finally {
        busy--;
      }
    };
    return series;
  };
  const level: Level = {
    order,
    seriesOf: (x) => (x.trace === trace ? (x.content as PowerSeries) : polynomial([x])),
    tensorOf: (series, aval) => new Tensor({ shape: aval.shape, dtype: aval.dtype }, series, trace),
    moves: (x) => x.trace === trace,
    isBusy: () => busy > 0,
    expand,
  };
  const apply = (name: PrimitiveName, inputs: readonly Tensor[], params: never): Tensor[] => {
    const avals = recordOf(name).shape(inputs, params);
    // How many rows a loop kept is known when it has run.
    return seriesRule(name)(level, name, inputs, params).map((series, i) => level.tensorOf(guarded(series), avals[i]!.shape.includes(-1) ? start(series) : avals[i]!));
  };
  /** The same function of the same series is one object: sine and cosine, each the other's derivative, close into one recurrence. */
  const once = (name: PrimitiveName, x: Tensor, params: never): readonly Tensor[] => {
    const results = known.get(x.content as PowerSeries) ?? new Map<PrimitiveName, readonly Tensor[]>();
    known.set(x.content as PowerSeries, results);
    const found = results.get(name) ?? apply(name, [x], params);
    results.set(name, found);
    return found;
  };
  /** Computes all coefficients of a series, and says whether any is there beyond the value. */
  const moves = (y: Tensor): boolean => {
    const series = level.seriesOf(y);
    if (series.numbers && series.numbers !== "none") return series.numbers.terms > 1;
    let found = false;
    for (let k = 0; k <= order; k++) found = (series.at(k) !== undefined && k > 0) || found;
    return found;
  };
  const trace: Trace = {
    kind: "series",
    level: traceLevel,
    alive: true,
    primal: (x) => start(level.seriesOf(x)),
    process: (name, inputs, params) => {
      const isFunction = inputs.length === 1 && Object.keys(params).length === 0;
      const outputs = isFunction ? once(name, inputs[0]!, params) : apply(name, inputs, params);
      if (busy > 0) return [...outputs];
      return outputs.map((y) => (moves(y) ? y : start(level.seriesOf(y))));
    },
  };
  return { trace, level };
};

/** Coefficients 0 … order of a tensor, without those at the end that are zero for certain. */
const termsOf = ({ order, seriesOf }: Level, x: Tensor): Maybe[] => {
  const series = seriesOf(x);
  const terms: Maybe[] = [];
  for (let k = 0; k <= order; k++) {
    const term = series.at(k);
    if (term) terms[k] = term;
  }
  return Array.from(terms);
};

export const expand: Expand = (terms, order, f) =>
  within(
    (traceLevel) => {
      const { trace, level } = seriesTrace(traceLevel, order);
      return { traces: [trace] as const, level };
    },
    ({ traces: [trace], level }) => f(terms.map((own) => (own.length > 1 ? level.tensorOf(polynomial(own), own[0]!) : own[0]!)), trace).map((y) => termsOf(level, y)),
  );
