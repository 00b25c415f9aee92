import { runsTest } from "../statistics/runs-test.js";
import { endings } from "../solve/outcome-of.js";
import { roundingOf } from "../solve/rounding.js";
import { solve, type Solution, type Watch } from "../solve/solve.js";
import type { Problem } from "../solve/problem.js";
import { candidates, type Candidate, type Search } from "./candidates.js";

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

/**
 * The lowest minimum that is found from many starts: of each round the best and most different candidates go down some way, the best of those further, and the best of those to their end. Rounds go on
 * until the lowest end was reached twice, by different ways, and what it leaves of the data shows no pattern, or very often; where it was reached once alone, it cannot be called the lowest.
 *
 * @param order        that of the rows, in which a pattern is looked for
 * @param tries        how many starts at least
 * @param evaluations  how many each may have
 */
export const search = async (given: Search, order: Uint32Array, tries: number, evaluations: number, watch: SearchWatch): Promise<Found | undefined> => {
  const { problem } = given;
  const draw = candidates(given, watch);
  const ends: Descent[] = [];
  let starts = 0;
  for (let round = 0; round < rounds || starts < tries; round++) {
    const chosen = diverse(await draw(round), width / 2);
    if (chosen.length === 0 && round >= rounds) break;
    let descents: readonly Descent[] = chosen.map(({ x, sse }) => ({ start: x, solution: { x, value: sse, status: "evaluations", offset: null, evaluations: 0, steps: 0 } }));
    for (const heat of heats) {
      const further: Descent[] = [];
      for (const descent of descents.slice(0, heat.descents)) {
        watch.tell("start", starts, Math.max(tries, (round + 1) * width));
        if (heat === heats[0]) starts++;
        further.push(await descended(problem, descent, Math.min(heat.evaluations, evaluations), watch));
        if (watch.ended()) break;
      }
      descents = lowestFirst(further);
    }
    ends.push(...descents);
    const [best] = lowestFirst(ends);
    if (watch.ended()) break;
    if (!best || !isMinimum(best) || starts < tries) continue;
    const hits = hitsOf(best, ends, problem);
    if (hits >= many || (hits >= 2 && !hasPattern(problem, order, best.solution.x))) break;
  }
  const [best] = lowestFirst(ends);
  return best && { ...best, starts, hits: hitsOf(best, ends, problem) };
};

export interface SearchWatch extends Watch {
  readonly tell: (stage: "start", start: number, starts: number) => void;
}

/** A descent that has gone on until it has had so many evaluations. */
const descended = async (problem: Problem, { start, solution }: Descent, evaluations: number, watch: Watch): Promise<Descent> => {
  if (solution.status !== "evaluations" || solution.evaluations >= evaluations) return { start, solution };
  const end = await solve(problem, solution.x, evaluations - solution.evaluations, watch);
  if (!Number.isFinite(end.value)) return { start, solution: { ...solution, status: end.status } };
  return { start, solution: { ...end, steps: solution.steps + end.steps, evaluations: solution.evaluations + end.evaluations } };
};

/** Whether the signs of the residuals, in an order, come in far fewer runs than chance would have: a part of the data may not have been found. */
const hasPattern = ({ fill, rows, observed }: Problem, order: Uint32Array, x: Float64Array): boolean => {
  const residuals = new Float64Array(rows.count);
  rows.sweep(fill(x), false, ({ from, count, values }) => {
    for (let k = 0; k < count; k++) residuals[from + k] = observed[from + k]! - values[k]!;
  });
  const test = runsTest(residuals, order);
  return test !== null && test.z < -4;
};

const lowestFirst = (descents: readonly Descent[]): readonly Descent[] => descents.filter(({ solution }) => Number.isFinite(solution.value)).toSorted((a, b) => a.solution.value - b.solution.value);

const isMinimum = ({ solution: { status } }: Descent): boolean => endings[status].converged;

/** How many ends are at the value of the lowest, to what rounding leaves of it. */
const hitsOf = ({ solution: { value } }: Descent, ends: readonly Descent[], problem: Problem): number => {
  const most = value * (1 + same) + roundingOf(problem);
  return ends.filter((end) => isMinimum(end) && end.solution.value <= most).length;
};

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
