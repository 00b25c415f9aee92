import { parse } from "@gradkit/scalar";
import type { Request } from "../request/request.js";
import { roundingOf } from "../solve/rounding.js";
import { sseAt } from "../solve/sse-at.js";
import type { Problem } from "../solve/problem.js";
import { ordered } from "./components.js";
import { positive } from "./positive.js";

/** The part by which sums of squares may differ that are equal. */
const same = 1e-6;

/** A minimum that was searched for, in the one of its equal forms that people expect: positive where the sign is free, components in order; undefined where it stays as it is, as within bounds and of functions. */
export const tidied = ({ source }: Request, problem: Problem, unknown: readonly string[], x: Float64Array): Float64Array | undefined => {
  if (problem.bounds || source.kind === "function") return undefined;
  const { names } = problem;
  const expr = parse(source.formula);
  const vector = (values: Readonly<Record<string, number>>): Float64Array => Float64Array.from(names, (name) => values[name]!);
  const signed = positive(expr, unknown, Object.fromEntries(names.map((name, j) => [name, x[j]!])), (values) => sseAt(problem, vector(values)));
  const tidy = vector(ordered(expr, unknown, signed));
  return sseAt(problem, tidy) <= sseAt(problem, x) * (1 + same) + roundingOf(problem) ? tidy : undefined;
};
