import { error } from "../errors.js";
import type { Crew } from "../pieces/crew.js";
import type { Sought } from "../pieces/piece.js";
import type { Request } from "../request/request.js";
import type { StartSource } from "../result.js";
import { vectorOf } from "../rows/vector-of.js";
import { draw } from "../start/draw.js";
import { search, type Found } from "../start/search.js";
import type { Survey } from "../start/survey.js";
import type { FitWatch } from "../watch.js";
import { endings } from "./outcome-of.js";
import type { Solution } from "./solve.js";

/** The minimum of a request, and how it was come by. */
export interface Descended {
  readonly solution: Solution;
  readonly start: Float64Array;
  readonly by: StartSource;
  readonly starts: number;
}

/** Evaluations from each start. */
const limit = 10_000;

/**
 * From the start that was given to its minimum; or, where it is not given whole, or more are to be tried, from many to the lowest.
 *
 * @throws fit/start, fit/no-start
 */
export const solveRequest = async (request: Request, names: readonly string[], crew: Crew, watch: FitWatch): Promise<Descended> => {
  const { start, multistart, stop: { evaluations = limit } } = request;
  const missing = names.filter((name) => !Object.hasOwn(start, name));
  const solveFrom = (x: Float64Array): Promise<Solution> => crew.do("solve", { held: {}, x, evaluations, loss: undefined });
  const given = missing.length === 0 ? await fromGiven(vectorOf(names, (name) => start[name]!), solveFrom, crew) : undefined;
  if (given && !multistart && (multistart === 0 || !isLost(given))) return given;

  const sought: Sought = { unknown: given ? names : missing };
  const survey = await crew.do("survey", sought);
  const isOne = multistart === 0 || survey.isLinear;
  const found = isOne ? await firstOf(crew, sought, survey) : await search(crew, sought, survey, multistart ?? 0, evaluations, watch);
  // A search that was cut short says so, whatever its best comes to.
  const cut = watch.over();
  const marked = (solution: Solution): Solution => (cut ? { ...solution, status: cut } : solution);
  if (!found && given) return { ...given, solution: marked(given.solution) };
  if (!found) throw error("fit/no-start", { parameters: sought.unknown });

  const end = await solveFrom(found.solution.x);
  const starts = found.starts + (given ? 1 : 0);
  if (given && !(end.value < given.solution.value) && !isLost(given)) return { ...given, solution: marked(given.solution), starts };
  const tidy = await crew.do("tidy", { ...sought, x: end.x });
  const solution = !tidy || watch.ended() ? end : await solveFrom(tidy);
  const isAlone = !isOne && found.hits < 2 && endings[solution.status].converged;
  return { solution: marked(isAlone ? { ...solution, status: "ambiguous" } : solution), start: found.start, by: multistart ? "multistart" : "family", starts };
};

/** Whether a start led to nothing, so that others are worth trying. */
const isLost = ({ solution: { status } }: Descended): boolean => status === "singular" || status === "radius" || status === "non-finite";

const fromGiven = async (start: Float64Array, solveFrom: (x: Float64Array) => Promise<Solution>, crew: Crew): Promise<Descended> => {
  const solution = await solveFrom(start);
  if (!Number.isFinite(solution.value)) await crew.do("checkStart", { x: start });
  return { solution, start, by: "given", starts: 1 };
};

/** The best of the points that are scattered, where no more is asked for. */
const firstOf = async (crew: Crew, sought: Sought, survey: Survey): Promise<Found | undefined> => {
  const [best] = (await draw(crew, sought, survey, 0)).flat().toSorted((a, b) => a.sse - b.sse);
  return best && { start: best.x, solution: { x: best.x, value: best.sse, status: "evaluations", offset: null, evaluations: 0, steps: 0 }, starts: 1, hits: 1 };
};
