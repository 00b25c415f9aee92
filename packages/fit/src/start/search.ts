import type { Crew } from "../pieces/crew.js";
import type { PieceName, Sought } from "../pieces/piece.js";
import { endings } from "../solve/outcome-of.js";
import type { Solution } from "../solve/solve.js";
import type { FitWatch } from "../watch.js";
import type { Candidate } from "./candidates.js";
import { draw } from "./draw.js";
import type { Survey } from "./survey.js";

/** What a search came to. */
export interface Found extends Descent {
  /** How many starts were tried, and how many of them led to the lowest end. */
  readonly starts: number;
  readonly hits: number;
}

/** Starts of a round at first, and then, by how many evaluations each may have had in all, how many of the best go on. */
const width = 32;
const heats = [{ descents: width, evaluations: 30 }, { descents: 12, evaluations: 150 }, { descents: 5, evaluations: 1500 }] as const;
const rounds = 6;
/** So many starts that agree are enough, whatever pattern is left. */
const many = 8;
/** Ends are of one minimum where their sums of squares differ by no larger part. */
const same = 1e-6;

/** A start, and where it has led so far. */
interface Descent {
  readonly start: Float64Array;
  readonly solution: Solution;
}

/** A search between two rounds: the ends that are at the lowest, and how many starts there were. */
interface Between {
  readonly round: number;
  readonly starts: number;
  readonly ends: readonly Descent[];
}

/** What a round is made of, which is of no use after it. */
const pieces: readonly PieceName[] = ["scatter", "improve", "descend", "hasPattern"];

/**
 * The lowest minimum that is found from many starts: of each round the best and most different candidates go down some way, the best of those further, and the best of those to their end. Rounds go on
 * until the lowest end was reached twice, by different ways, and what it leaves of the data shows no pattern, or very often; where it was reached once alone, it cannot be called the lowest. What a round has at once to
 * do is shared out.
 *
 * @param tries        how many starts at least
 * @param evaluations  how many each may have
 */
export const search = async (crew: Crew, sought: Sought, survey: Survey, tries: number, evaluations: number, watch: FitWatch): Promise<Found | undefined> => {
  const { rounding } = survey;
  let { round, starts, ends }: Between = (crew.recall("search") as Between | undefined) ?? { round: 0, starts: 0, ends: [] };
  for (; round < rounds || starts < tries; round++) {
    const drawn = await draw(crew, sought, survey, round);
    for (const [lowest] of drawn) if (lowest) watch.better(lowest.x, lowest.sse);
    const chosen = diverse(drawn, width / 2);
    if (chosen.length === 0 && round >= rounds) break;
    const most = Math.max(tries, (round + 1) * width);
    let descents: readonly Descent[] = chosen.map(({ x, sse }) => ({ start: x, solution: { x, value: sse, status: "evaluations", offset: null, evaluations: 0, steps: 0 } }));
    for (const heat of heats) {
      let done = starts;
      watch.tell("start", done, most);
      const further = await Promise.all(descents.slice(0, heat.descents).map(async (descent) => {
        const end = await descended(crew, sought, descent, Math.min(heat.evaluations, evaluations));
        if (heat === heats[0]) watch.tell("start", ++done, most);
        return end;
      }));
      watch.count(further.length);
      starts = done;
      descents = lowestFirst(further);
    }
    ends = [...ends, ...descents];
    const [best] = lowestFirst(ends);
    if (watch.ended()) break;
    if (best && isMinimum(best) && starts >= tries) {
      const hits = hitsOf(best, ends, rounding);
      if (hits >= many || (hits >= 2 && !(await crew.do("hasPattern", { ...sought, x: best.solution.x })))) break;
    }
    ends = best ? ends.filter(isAsLow(best, rounding)) : [];
    crew.note("search", { round: round + 1, starts, ends }, pieces);
  }
  const [best] = lowestFirst(ends);
  return best && { ...best, starts, hits: hitsOf(best, ends, rounding) };
};

/** A descent that has gone on until it has had so many evaluations. */
const descended = async (crew: Crew, sought: Sought, { start, solution }: Descent, evaluations: number): Promise<Descent> => {
  if (solution.status !== "evaluations" || solution.evaluations >= evaluations) return { start, solution };
  const end = await crew.do("descend", { ...sought, x: solution.x, evaluations: evaluations - solution.evaluations });
  if (!Number.isFinite(end.value)) return { start, solution: { ...solution, status: end.status } };
  return { start, solution: { ...end, steps: solution.steps + end.steps, evaluations: solution.evaluations + end.evaluations } };
};

const lowestFirst = (descents: readonly Descent[]): readonly Descent[] => descents.filter(({ solution }) => Number.isFinite(solution.value)).toSorted((a, b) => a.solution.value - b.solution.value);

const isMinimum = ({ solution: { status } }: Descent): boolean => endings[status].converged;

/** Whether an end is at the value of the lowest, to what rounding leaves of it. */
const isAsLow = ({ solution: { value } }: Descent, rounding: number): ((end: Descent) => boolean) => {
  const most = value * (1 + same) + rounding;
  return (end) => end.solution.value <= most;
};

const hitsOf = (best: Descent, ends: readonly Descent[], rounding: number): number => ends.filter(isAsLow(best, rounding)).filter(isMinimum).length;

/** Of each list the best candidates of which no two are alike, so many; what is best at once need not be nearest to the minimum. */
const diverse = (lists: readonly (readonly Candidate[])[], count: number): readonly Candidate[] => {
  const chosen: Candidate[] = [];
  for (const [k, list] of lists.entries()) {
    for (const candidate of list) {
      if (chosen.length >= (k + 1) * count) break;
      if (!chosen.some(({ x }) => isAlike(x, candidate.x))) chosen.push(candidate);
    }
  }
  return chosen;
};

const isAlike = (a: Float64Array, b: Float64Array): boolean => a.every((x, j) => Math.abs(x - b[j]!) <= 0.1 * (Math.abs(x) + Math.abs(b[j]!)));
