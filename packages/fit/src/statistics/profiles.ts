import { tQuantile } from "../distributions/students-t.js";
import type { Crew } from "../pieces/crew.js";
import type { LossOf, Request } from "../request/request.js";
import type { FitWarning, Parameter } from "../result.js";
import { losses } from "../solve/losses.js";
import type { FitWatch } from "../watch.js";
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
/** An end that is short of what is asked by a larger part is none: the deviance has jumped there. */
const jump = 1e-3;
/** A deviance that so many steps in a row change by no larger part is as far as it grows: further on there are but numbers too large or too small for doubles. */
const still = { steps: 3, part: 1e-9 };

/** A point of a profile: the parameter, and by how many units the deviance there has grown. */
interface Point {
  readonly at: number;
  readonly excess: number;
  /** The other parameters, at their best. */
  readonly others: Float64Array;
}

/**
 * Where an interval ends; null where it is open, `followed` up to where the other parameters were lost. Or why there is none: a place where the deviance is lower than at the estimate, or that the fit was ended.
 */
type End = number | null | { readonly followed: number } | { readonly lower: number | undefined };

/**
 * A fit with profile likelihood intervals: for each parameter with an error the values between which the deviance, made least over all others, stays below t² units more than at the estimate. Of least squares the
 * deviance is the sum of squares, its unit s², and this the F test at the level. Of a robust loss the deviance is Σ scale² ρ((r / scale)²), the scale held at its estimate, and its unit K² (Σψ² / ν) / mean ψ′, by which a
 * likelihood ratio type test is asymptotically χ² of one degree of freedom; near the estimate the interval agrees with that of the standard error. Of a loss that redescends, which may have several minima where squares have one,
 * it is the interval about the estimate; where a lower minimum is met, there is none, and a warning.
 *
 * @source Bates and Watts (1988), section 6.1; Heritier and Ronchetti (1994); Hampel, Ronchetti, Rousseeuw, Stahel (1986), section 7.2, for the factor
 */
export const withProfiles = async (request: Request, data: FitData, loss: LossOf | undefined, crew: Crew, watch: FitWatch): Promise<FitData> => {
  const { names, unit, freedom } = data.basis;
  if (!request.profile || unit === null || freedom <= 0 || !data.outcome.converged) return data;
  const most = tQuantile((1 - request.level) / 2, freedom);
  let done = 0;
  watch.tell("profile", done, names.length);
  const profiled = await Promise.all(names.map(async (name): Promise<readonly [Parameter, FitWarning?]> => {
    const parameter = data.parameters[name]!;
    const { value, standardError } = parameter;
    if (standardError === null) return [parameter];
    const ends = await Promise.all([-1, 1].map((side) => endOf(request, data, name, value, side * standardError, most, loss, crew, watch)));
    watch.tell("profile", ++done, names.length);
    const lost = ends.find((one) => isPlace(one, "lower"));
    if (!lost) {
      const profile = ends.map((one) => (typeof one === "number" ? one : null)) as unknown as readonly [number | null, number | null];
      const followed = ends.filter((one) => isPlace(one, "followed")).map((one) => one.followed.toPrecision(6));
      if (followed.length === 0) return [{ ...parameter, profile }];
      return [{ ...parameter, profile }, { code: "profile-open", message: `The profile of ${name} could be followed up to ${followed.join(" and ")} only: its interval is open there.`, parameters: [name] }];
    }
    const why = lost.lower === undefined ? "the fit was ended before it was found" : `where it is ${lost.lower.toPrecision(6)} there is a lower minimum than that of the fit, which may be started from there`;
    return [parameter, { code: "profile", message: `${name} has no profile interval: ${why}.`, parameters: [name] }];
  }));
  return {
    ...data,
    parameters: { ...data.parameters, ...Object.fromEntries(names.map((name, k) => [name, profiled[k]![0]])) },
    warnings: [...data.warnings, ...profiled.flatMap(([, warning]) => (warning ? [warning] : []))],
  };
};

/** Where the others are at their best: those that are lost on the way may be found from the estimate, or from beyond. */
const lesser = (one: Point, other: Point): Point => (one.excess <= other.excess ? one : other);

const isPlace = <Key extends "followed" | "lower">(end: End, key: Key): end is Extract<End, Readonly<Record<Key, unknown>>> => typeof end === "object" && end !== null && key in end;

/** The end of a profile interval on one side, where it grows enough before a bound. */
const endOf = async ({ bounds }: Request, { parameters, names, sse, basis: { sigma, unit } }: FitData, name: string, value: number, step: number, most: number, loss: LossOf | undefined, crew: Crew, watch: FitWatch): Promise<End> => {
  const [low, high] = bounds[name] ?? [-Infinity, Infinity];
  const others = names.filter((other) => other !== name);
  const estimate = Float64Array.from(others, (other) => parameters[other]!.value);
  const least = loss ? await crew.do("lossAt", { held: { [name]: value }, x: estimate, loss }) : sse;
  let lowest: End = null;
  const at = async (point: number, start: Float64Array): Promise<Point> => {
    const held = { [name]: point };
    const { value: sum, x } = others.length > 0 ? await crew.do("solve", { held, x: start, evaluations: limit, loss }) : { value: await crew.do("lossAt", { held, x: start, loss }), x: start };
    if (sum < least * (1 - lower)) lowest ??= { lower: point };
    return { at: point, excess: Math.sqrt(Math.max(0, sum - least)) / unit!, others: x };
  };
  const redescending = loss && losses[loss.name].redescends ? loss : undefined;
  const stride = redescending ? step * Math.min(careful.way * most, (careful.scale * redescending.scale) / sigma!) : most * step;
  let inside: Point = { at: value, excess: 0, others: estimate };
  let outside: Point | undefined;
  let unmoved = 0;
  for (let k = 0, reach = stride; k < (redescending ? careful.steps : expansions) && !outside; k++, reach += redescending ? stride : reach) {
    const point = value + reach;
    if (point <= low || point >= high) return lowest;
    const tried = await at(point, inside.others);
    if (watch.ended()) return { lower: undefined };
    unmoved = Math.abs(tried.excess - inside.excess) <= still.part * tried.excess ? unmoved + 1 : 0;
    if (unmoved === still.steps) return lowest;
    if (!(tried.excess < most)) outside = tried;
    else inside = tried;
  }
  if (!outside || lowest) return lowest;
  const found = await between(inside, outside, most, value, at);
  const { others: beyond } = outside;
  const anew = async (point: number, start: Float64Array): Promise<Point> => {
    const first = await at(point, start);
    return first.excess < most ? first : lesser(first, lesser(await at(point, estimate), await at(point, beyond)));
  };
  const end = typeof found === "number" ? found : await between(inside, outside, most, value, anew);
  return lowest ?? (watch.over() ? { lower: undefined } : end);
};

/**
 * Where the excess is as asked, between a point where it is less and one where it is more: by secants, which are nearly exact since it is nearly linear, and halving where they do not close in. Up to where
 * it is followed where it jumps: the other parameters have been lost there, and the excess is less than it seems.
 */
const between = async (below: Point, above: Point, most: number, value: number, at: (point: number, start: Float64Array) => Promise<Point>): Promise<number | { readonly followed: number }> => {
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
  // Where the model has no value further on, the interval ends as well.
  const isEnd = !Number.isFinite(outside.excess) || most - inside.excess <= jump * most;
  return isEnd ? inside.at : { followed: inside.at };
};
