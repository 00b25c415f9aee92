import type { Values } from "../pieces/piece.js";
import type { Problem } from "../solve/problem.js";
import type { Watch } from "../solve/solve.js";
import { sseAt } from "../solve/sse-at.js";
import type { Elimination } from "./elimination.js";
import { halton } from "./halton.js";
import type { Range } from "./ranges.js";

/** A start, with the sum of squares there. */
export interface Candidate {
  readonly x: Float64Array;
  readonly sse: number;
}

/** Where a start is looked for. */
export interface Search {
  readonly problem: Problem;
  /** The parameters that are looked for, each with the values that it is likely to have. */
  readonly ranges: Readonly<Record<string, Range>>;
  /** Ways to find some of them from the others. */
  readonly ways: readonly Elimination[];
  /** Whether the formula is linear in all that are looked for, so that there is one minimum. */
  readonly isLinear: boolean;
  /** Values of all others: fixed parameters, and starts that were given. */
  readonly kept: Values;
  /** The columns of the rows that are looked at. */
  readonly columns: Readonly<Record<string, Float64Array>>;
  readonly seed: number;
}

export interface Drawn extends Candidate {
  /** The parameters that were drawn, and not computed from them. */
  readonly drawn: Values;
}

/** How many points are scattered, completed in one way, and how many of the best are improved. */
export interface Plan {
  readonly points: number;
  readonly survivors: number;
}

/** How many of the best are improved by drawing each of their parameters so often again. */
const survivors = 24;
const redraws = 12;

/** How many points are tried without an elimination, where there are any. */
const few = 300;

/** How many points are tried for so many parameters that are not eliminated. */
const points = (nonlinear: number): number => [1, 200, 800, 1500, 2500][nonlinear] ?? 4000;

/** So many points are one piece of work: those that are scattered, and those that are improved. */
export const share = { scatter: 256, improve: 4 } as const;

const none: Elimination = { names: [], solve: () => [] };

/** What is scattered by each of the ways of a search, the last of which computes nothing. */
export const plansOf = ({ ranges, ways }: Search): readonly Plan[] =>
  [...ways, none].map((way) => {
    const rest = restOf(ranges, way);
    return { points: way === none && ways.length > 0 ? few : points(rest.length), survivors: rest.length < 2 ? 0 : survivors };
  });

const restOf = (ranges: Search["ranges"], way: Elimination): readonly string[] => Object.keys(ranges).filter((name) => !way.names.includes(name));

/** Evenly scattered points of the parameters in which the formula is not linear, each completed by those in which it is, from one of them on. Each round has other points. */
export const scattered = async (search: Search, way: number, round: number, first: number, watch: Watch): Promise<readonly Drawn[]> => {
  const { rest, draw, at } = drawing(search, way);
  const count = plansOf(search)[way]!.points;
  const found: Drawn[] = [];
  for (let k = first; k < Math.min(first + share.scatter, count); k++) {
    found.push(...at(Object.fromEntries(rest.map((name, d) => [name, draw(name, d, round * count + k)]))));
    if (await isOver(k, watch)) break;
  }
  return found;
};

/** The best of those, of which `first` is the number of the first, improved by drawing one parameter after the other again, as peaks find their places. */
export const improved = async (search: Search, way: number, round: number, first: number, drawn: readonly Drawn[], watch: Watch): Promise<readonly Drawn[]> => {
  const { rest, draw, at } = drawing(search, way);
  const redrawn = (candidate: Drawn, c: number): Drawn =>
    rest.reduce((best, name, d) => {
      const others = Array.from({ length: redraws }, (_, k) => at({ ...best.drawn, [name]: draw(name, d, (round * survivors + c) * redraws + k) })).flat();
      return others.reduce((lowest, other) => (other.sse < lowest.sse ? other : lowest), best);
    }, candidate);
  const found: Drawn[] = [];
  for (const [c, candidate] of drawn.entries()) {
    if (await isOver(0, watch)) break;
    found.push(redrawn(candidate, first + c));
  }
  return found;
};

/** How points are drawn in one of the ways. */
const drawing = ({ problem, ranges, ways, kept, seed }: Search, number: number) => {
  const { names } = problem;
  const way = ways[number] ?? none;
  const inside = insideOf(problem);
  const completed = ({ names: found, solve }: Elimination, values: Values): Values | undefined => {
    const linear = solve(values);
    return linear && { ...values, ...Object.fromEntries(found.map((name, i) => [name, inside(name, linear[i]!)])) };
  };
  const rated = (values: Values | undefined): Candidate => {
    const x = Float64Array.from(names, (name) => values?.[name] ?? NaN);
    return { x, sse: values ? sseAt(problem, x) : NaN };
  };
  return {
    rest: restOf(ranges, way),
    draw: (name: string, d: number, k: number): number => inside(name, ranges[name]!(halton(k, 2 * d, seed), halton(k, 2 * d + 1, seed))),
    at: (drawn: Values): readonly Drawn[] => {
      const values = completed(way, { ...kept, ...drawn });
      // What was eliminated in another form is a start for those in which the formula itself is linear.
      const again = values && ways.length > 0 && way !== ways[0] ? completed(ways[0]!, values) : undefined;
      return [rated(values), ...(again ? [rated(again)] : [])].filter(({ sse }) => Number.isFinite(sse)).map((candidate) => ({ ...candidate, drawn }));
    },
  };
};

/** Whether to stop, asked once in so many points; others have their turn before. */
const isOver = async (k: number, watch: Watch): Promise<boolean> => {
  if (k % 32 !== 0) return false;
  const turn = watch.pause();
  if (turn) await turn;
  return watch.ended() !== undefined;
};

/** Values moved to between the bounds. */
const insideOf = ({ names, bounds }: Problem): ((name: string, value: number) => number) => (name, value) => {
  const j = names.indexOf(name);
  const [low, high] = bounds && j >= 0 ? [bounds.lower[j]!, bounds.upper[j]!] : [-Infinity, Infinity];
  if (!(value < low || value > high)) return value;
  if (Number.isFinite(high - low)) return low + (high - low) / 2;
  return Number.isFinite(low) ? low + Math.abs(value - low) : high - Math.abs(value - high);
};
