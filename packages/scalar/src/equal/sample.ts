import { compileAll } from "../compile/compile.js";
import { postorder, variables, type Expr } from "../expr.js";
import { compareAt } from "./compare-at.js";
import { points, type Point } from "./points.js";

type Environment = Readonly<Record<string, number>>;

/** The points of a sample, by what doubles see there. */
export interface Sample {
  /** Where both expressions have a value, those first at which the values differ most. */
  readonly both: readonly Point[];
  /** Where one has a value and the other none, away from special points. */
  readonly one: readonly Point[];
}

/** Evaluates both expressions in doubles at seeded points. */
export const sample = (a: Expr, b: Expr): Sample => {
  const names = [...new Set([...variables(a), ...variables(b)])].toSorted();
  const f = compileAll([a, b], names);
  const seen = points(names).map((point) => ({ point, values: f(names.map((name) => point.env[name]!)) }));
  const both = seen.filter(({ values }) => missing(values) === 0).toSorted((p, q) => discrepancy(q.values) - discrepancy(p.values));
  const one = seen.filter(({ point, values }) => point.generic && missing(values) === 1);
  return { both: both.map(({ point }) => point), one: one.map(({ point }) => point) };
};

const missing = (values: Float64Array): number => values.filter(Number.isNaN).length;

const discrepancy = ([x = 0, y = 0]: Float64Array): number => (x === y ? 0 : Number.isFinite(x) && Number.isFinite(y) ? Math.abs(x - y) / (Math.abs(x) + Math.abs(y)) : -1);

/** How many nodes may be evaluated to many bits, and at how many points at least and at most. */
const [budget, least, most] = [40_000, 3, 32];

/** A point of the sample at which the values are proved to differ, and at how many both were proved to have one. */
export const refute = (a: Expr, b: Expr, { both }: Sample): { counterexample?: Environment; shared: number } => {
  const count = Math.min(most, Math.max(least, Math.floor(budget / postorder(a, b).length)));
  let shared = 0;
  for (const { env } of both.slice(0, count)) {
    const found = compareAt(a, b, env);
    if (found === "different") return { counterexample: env, shared: shared + 1 };
    if (found === "same") shared++;
  }
  return { shared };
};

/** Whether one expression is proved to have a value where the other has none. */
export const domainsDiffer = (a: Expr, b: Expr, { one }: Sample): boolean =>
  one.slice(0, 8).some(({ env }) => ["only a", "only b"].includes(compareAt(a, b, env)));
