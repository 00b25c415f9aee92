import { difference, type Difference } from "../../src/difference/difference.js";
import { interpret } from "../../src/interpret.js";
import { numbers } from "../../src/numbers.js";
import { parse } from "../../src/parse/parse.js";
import further from "../data/further.json" with { type: "json" };
import scalar from "../data/scalar.json" with { type: "json" };

/** A function in plain double arithmetic, a point, and the derivatives there (index: order) to a double's precision. */
export interface Case {
  readonly expr: string;
  readonly f: (x: number) => number;
  readonly x: number;
  readonly derivatives: readonly number[];
}

const caseOf = (expr: string, x: number, derivatives: readonly number[]): Case => {
  const parsed = parse(expr);
  return { expr, f: (t) => interpret(parsed, numbers, { x: t }), x, derivatives };
};

/** 53 expressions at 154 points and 36 at 70: the derivatives come from power series and Cauchy integrals in 70 and 150 digits (test/data). */
export const cases: readonly Case[] = [
  ...scalar.univariate.flatMap(({ expr, points }) => points.map(({ x, derivs }) => caseOf(expr, x, derivs))),
  ...further.univariate.map(({ expr, x, derivs }) => caseOf(expr, x, derivs)),
];

export type Order = 1 | 2 | 3 | 4;
export const orders: readonly Order[] = [1, 2, 3, 4];

/** How an estimator of derivatives does over the cases. */
export interface Honesty {
  readonly total: number;
  /** How many true errors lie below the reported ones. */
  readonly honest: number;
  /** Half of the cases have less: of reported over true error, of true error over derivative, of evaluations. */
  readonly pessimism: number;
  readonly relative: number;
  readonly evaluations: number;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

export type Estimated = Pick<Difference, "value" | "error" | "evaluations">;
export type Estimator = (f: (x: number) => number, x: number, order: Order) => Estimated;

/** What the estimator says of each case. */
export const estimates = (order: Order, estimate: Estimator = (f, x) => difference(f, x, { order })): Estimated[] =>
  cases.map(({ f, x }) => estimate(f, x, order));

export const honestyOf = (order: Order, estimated: readonly Estimated[]): Honesty => {
  const results = estimated.map(({ value, error, evaluations }, k) => {
    const want = cases[k]!.derivatives[order]!;
    return { want, error, evaluations, off: Math.abs(value - want) };
  });
  const [wrong, nonzero] = [results.filter(({ off }) => off > 0), results.filter(({ want }) => want !== 0)];
  return {
    total: results.length,
    honest: results.filter(({ off, error, want }) => off <= error + 2 ** -53 * Math.abs(want)).length,
    pessimism: median(wrong.map(({ error, off }) => error / off)),
    relative: median(nonzero.map(({ off, want }) => off / Math.abs(want))),
    evaluations: median(results.map(({ evaluations }) => evaluations)),
  };
};
