import type { Loss } from "@gradkit/optimizer";
import { tQuantile } from "../distributions/students-t.js";
import type { Request } from "../request/request.js";
import type { FitWarning, Parameter } from "../result.js";
import type { Model } from "../rows/rows.js";
import { lossAt } from "../solve/loss-at.js";
import { losses } from "../solve/losses.js";
import { problemOf } from "../solve/problem-of.js";
import { solve, type Watch } from "../solve/solve.js";
import type { FitData } from "./fit-data.js";

/** An end is known to this part of its distance from the estimate. */
const nearness = 1e-10;
/** So many steps that grow twofold are made before a side counts as open, so many to close in on an end, and so many evaluations for each. */
const expansions = 30;
const refinements = 60;
const limit = 500;
/** A loss that redescends has valleys beside that of the estimate: so many equal steps, by which residuals change by no larger part of its scale, and no larger part of the way that standard errors say. */
const careful = { steps: 200, scale: 0.5, way: 0.25 };
/** A deviance that is lower than at the estimate, by no rounding. */
const lower = 1e-9;

/** A point of a profile: the parameter, and by how many units the deviance there has grown. */
interface Point {
  readonly at: number;
  readonly excess: number;
  /** The other parameters, at their best. */
  readonly others: Float64Array;
}

/** Where an interval ends; null where it is open. Or where the deviance is lower than at the estimate, so that there is no interval about it. */
type End = number | null | { readonly lower: number };

/**
 * A fit with profile likelihood intervals: for each parameter with an error the values between which the deviance, made least over all others, stays below t² units more than at the estimate. Of least squares the
 * deviance is the sum of squares, its unit s², and this the F test at the level. Of a robust loss the deviance is Σ scale² ρ((r / scale)²), the scale held at its estimate, and its unit K² (Σψ² / ν) / mean ψ′, by which a
 * likelihood ratio type test is asymptotically χ² of one degree of freedom; near the estimate the interval agrees with that of the standard error. Of a loss that redescends, which may have several minima where squares have one,
 * it is the interval about the estimate; where a lower minimum is met, there is none, and a warning.
 *
 * @source Bates and Watts (1988), section 6.1; Heritier and Ronchetti (1994); Hampel, Ronchetti, Rousseeuw, Stahel (1986), section 7.2, for the factor
 */
export const withProfiles = async (request: Request, model: Model, data: FitData, loss: Loss | undefined, watch: Watch & { readonly tell: (stage: "profile", start: number, starts: number) => void }): Promise<FitData> => {
  const { names, unit, freedom } = data.basis;
  if (!request.profile || unit === null || freedom <= 0 || !data.outcome.converged) return data;
  const most = tQuantile((1 - request.level) / 2, freedom);
  const parameters: Record<string, Parameter> = { ...data.parameters };
  const found: FitWarning[] = [];
  for (const [k, name] of names.entries()) {
    watch.tell("profile", k, names.length);
    const { value, standardError } = data.parameters[name]!;
    if (standardError === null) continue;
    const end = (side: number): Promise<End> => endOf(request, model, data, name, value, side * standardError, most, loss, watch);
    const ends = [await end(-1), await end(1)] as const;
    const lost = ends.find((one) => typeof one === "object" && one !== null);
    if (lost) found.push({ code: "profile", message: `${name} has no profile interval: where it is ${lost.lower.toPrecision(6)} there is a lower minimum than that of the fit, which may be started from there.`, parameters: [name] });
    else parameters[name] = { ...parameters[name]!, profile: ends as readonly [number | null, number | null] };
  }
  return { ...data, parameters, warnings: [...data.warnings, ...found] };
};

/** The end of a profile interval on one side, where it grows enough before a bound. */
const endOf = async (request: Request, model: Model, { parameters, sse, basis: { sigma, unit } }: FitData, name: string, value: number, step: number, most: number, loss: Loss | undefined, watch: Watch): Promise<End> => {
  const [low, high] = request.bounds[name] ?? [-Infinity, Infinity];
  const heldAt = (point: number): ReturnType<typeof problemOf> => problemOf(request, model, { ...request.fixed, [name]: point });
  const { names } = heldAt(value);
  const estimate = Float64Array.from(names, (other) => parameters[other]!.value);
  const least = loss ? lossAt(heldAt(value), estimate, loss) : sse;
  let lowest: End = null;
  const at = async (point: number, start: Float64Array): Promise<Point> => {
    const problem = heldAt(point);
    const { value: sum, x } = names.length > 0 ? await solve(problem, start, limit, watch, loss) : { value: lossAt(problem, start, loss), x: start };
    if (sum < least * (1 - lower)) lowest ??= { lower: point };
    return { at: point, excess: Math.sqrt(Math.max(0, sum - least)) / unit!, others: x };
  };
  const redescending = loss && losses[loss.name as keyof typeof losses].redescends ? loss : undefined;
  const stride = redescending ? step * Math.min(careful.way * most, (careful.scale * redescending.scale) / sigma!) : most * step;
  let inside: Point = { at: value, excess: 0, others: estimate };
  let outside: Point | undefined;
  for (let k = 0, reach = stride; k < (redescending ? careful.steps : expansions) && !outside; k++, reach += redescending ? stride : reach) {
    const point = value + reach;
    if (point <= low || point >= high) return lowest;
    const tried = await at(point, inside.others);
    if (watch.ended()) return null;
    if (!(tried.excess < most)) outside = tried;
    else inside = tried;
  }
  if (!outside || lowest) return lowest;
  const end = await between(inside, outside, most, value, at);
  return lowest ?? end;
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
