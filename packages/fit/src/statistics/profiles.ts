import { tQuantile } from "../distributions/students-t.js";
import type { Request } from "../request/request.js";
import type { Parameter } from "../result.js";
import type { Model } from "../rows/rows.js";
import { problemOf } from "../solve/problem-of.js";
import { sseAt } from "../solve/sse-at.js";
import { solve, type Watch } from "../solve/solve.js";
import type { FitData } from "./fit-data.js";

/** An end is known to this part of its distance from the estimate. */
const nearness = 1e-10;
/** So many steps that grow twofold are made before a side counts as open, so many to close in on an end, and so many evaluations for each. */
const expansions = 30;
const refinements = 60;
const limit = 500;

/** A point of a profile: the parameter, and by how many standard errors the sum of squares there has grown. */
interface Point {
  readonly at: number;
  readonly excess: number;
  /** The other parameters, at their best. */
  readonly others: Float64Array;
}

/**
 * A fit with profile likelihood intervals: for each parameter with an error the values between which the least sum of squares over all others stays below s² t² more than at the minimum, which is the F test at the level.
 *
 * @source Bates and Watts (1988), section 6.1
 */
export const withProfiles = async (request: Request, model: Model, data: FitData, watch: Watch & { readonly tell: (stage: "profile", start: number, starts: number) => void }): Promise<FitData> => {
  const { names, sigma, freedom } = data.basis;
  if (!request.profile || request.loss || sigma === null || freedom <= 0 || !data.outcome.converged) return data;
  const most = tQuantile((1 - request.level) / 2, freedom);
  const parameters: Record<string, Parameter> = { ...data.parameters };
  for (const [k, name] of names.entries()) {
    watch.tell("profile", k, names.length);
    const { value, standardError } = data.parameters[name]!;
    if (standardError === null) continue;
    const end = (side: number): Promise<number | null> => endOf(request, model, data, name, value, side * standardError, most, watch);
    parameters[name] = { ...parameters[name]!, profile: [await end(-1), await end(1)] };
  }
  return { ...data, parameters };
};

/** The end of a profile interval on one side, where it grows enough before a bound. */
const endOf = async (request: Request, model: Model, { parameters, sse, basis: { sigma } }: FitData, name: string, value: number, step: number, most: number, watch: Watch): Promise<number | null> => {
  const [low, high] = request.bounds[name] ?? [-Infinity, Infinity];
  const { names } = problemOf(request, model, { ...request.fixed, [name]: value });
  const at = async (point: number, start: Float64Array): Promise<Point> => {
    const problem = problemOf(request, model, { ...request.fixed, [name]: point });
    const { value: sum, x } = names.length > 0 ? await solve(problem, start, limit, watch) : { value: sseAt(problem, start), x: start };
    return { at: point, excess: Math.sqrt(Math.max(0, sum - sse)) / sigma!, others: x };
  };
  let inside: Point = { at: value, excess: 0, others: Float64Array.from(names, (other) => parameters[other]!.value) };
  let outside: Point | undefined;
  for (let k = 0, reach = most * step; k < expansions && !outside; k++, reach *= 2) {
    const point = value + reach;
    if (point <= low || point >= high) return null;
    const tried = await at(point, inside.others);
    if (watch.ended()) return null;
    if (!(tried.excess < most)) outside = tried;
    else inside = tried;
  }
  if (!outside) return null;
  return between(inside, outside, most, value, at);
};

/** Where the excess is as asked, between a point where it is less and one where it is more: by secants, which are nearly exact since it is nearly linear, and halving where they do not close in. */
const between = async (below: Point, above: Point, most: number, value: number, at: (point: number, start: Float64Array) => Promise<Point>): Promise<number> => {
  let [inside, outside] = [below, above];
  for (let k = 0; k < refinements; k++) {
    const width = outside.at - inside.at;
    if (Math.abs(width) <= nearness * Math.abs(inside.at - value)) break;
    const part = Number.isFinite(outside.excess) ? (most - inside.excess) / (outside.excess - inside.excess) : 0.5;
    const point = await at(inside.at + width * (k % 3 === 2 ? 0.5 : Math.min(Math.max(part, 1e-3), 1 - 1e-3)), inside.others);
    if (Math.abs(point.excess - most) <= nearness * most) return point.at;
    if (point.excess < most) inside = point;
    else outside = point;
  }
  return inside.at;
};
