import { error } from "../errors.js";
import type { Request } from "../request/request.js";
import type { StartSource } from "../result.js";
import type { Model } from "../rows/rows.js";
import { vectorOf } from "../rows/vector-of.js";
import { candidates, type Search } from "../start/candidates.js";
import { search, type Found, type SearchWatch } from "../start/search.js";
import { searchOf } from "../start/search-of.js";
import { tidied } from "../start/tidied.js";
import { orderOf } from "../statistics/order-of.js";
import { checkStart } from "./check-start.js";
import { endings } from "./outcome-of.js";
import type { Problem } from "./problem.js";
import { solve, type Solution } from "./solve.js";

/** The minimum of a request, and how it was come by. */
export interface Descended {
  readonly solution: Solution;
  readonly start: Float64Array;
  readonly by: StartSource;
  readonly starts: number;
}

const limit = 10_000;

/**
 * From the start that was given to its minimum; or, where it is not given whole, or more are to be tried, from many to the lowest.
 *
 * @throws fit/start, fit/no-start
 */
export const solveRequest = async (request: Request, model: Model, problem: Problem, watch: SearchWatch): Promise<Descended> => {
  const { start, multistart, stop: { evaluations = limit } } = request;
  const { names } = problem;
  const missing = names.filter((name) => !Object.hasOwn(start, name));
  const given = missing.length === 0 ? await fromGiven(problem, vectorOf(names, (name) => start[name]!), evaluations, watch) : undefined;
  if (given && !multistart && (multistart === 0 || !isLost(given))) return given;

  const unknown = given ? names : missing;
  const from = searchOf(request, model, unknown);
  const order = orderOf(Object.values(from.columns)[0] ?? from.problem.observed);
  const isOne = multistart === 0 || from.isLinear;
  const found = isOne ? await firstOf(from, watch) : await search(from, order, multistart ?? 0, evaluations, watch);
  if (!found && given) return given;
  if (!found) throw error("fit/no-start", { parameters: unknown });

  const end = await solve(problem, found.solution.x, evaluations, watch);
  const starts = found.starts + (given ? 1 : 0);
  if (given && !(end.value < given.solution.value) && !isLost(given)) return { ...given, starts };
  const tidy = tidied(request, problem, unknown, end.x);
  const solution = tidy === end.x || watch.ended() ? end : await solve(problem, tidy, evaluations, watch);
  const isAlone = !isOne && found.hits < 2 && endings[solution.status].converged;
  return { solution: isAlone ? { ...solution, status: "ambiguous" } : solution, start: found.start, by: multistart ? "multistart" : "family", starts };
};

/** Whether a start led to nothing, so that others are worth trying. */
const isLost = ({ solution: { status } }: Descended): boolean => status === "singular" || status === "radius" || status === "non-finite";

const fromGiven = async (problem: Problem, start: Float64Array, evaluations: number, watch: SearchWatch): Promise<Descended> => {
  const solution = await solve(problem, start, evaluations, watch);
  if (!Number.isFinite(solution.value)) checkStart(problem, start);
  return { solution, start, by: "given", starts: 1 };
};

/** The best of the points that are scattered, where no more is asked for. */
const firstOf = async (from: Search, watch: SearchWatch): Promise<Found | undefined> => {
  const lists = await candidates(from, watch)(0);
  const [best] = lists.flat().toSorted((a, b) => a.sse - b.sse);
  return best && { start: best.x, solution: { x: best.x, value: best.sse, status: "evaluations", offset: null, evaluations: 0, steps: 0 }, starts: 1, hits: 1 };
};
