import { chiSquaredTail } from "../distributions/chi-squared.js";
import type { Direction, Fit } from "../result.js";
import type { Request } from "../request/request.js";
import type { Model } from "../rows/rows.js";
import type { Problem } from "../solve/problem.js";
import { problemOf } from "../solve/problem-of.js";
import { reducedAt } from "../solve/reduced-at.js";
import { weightedResiduals } from "../solve/weighted-residuals.js";
import type { Basis } from "./basis.js";
import { durbinWatson } from "./durbin-watson.js";
import type { FitData } from "./fit-data.js";
import { robustDispersion, squaresDispersion, type Dispersion } from "./dispersion.js";
import { inert } from "./inert.js";
import { information } from "./information.js";
import { orderOf } from "./order-of.js";
import { parametersOf } from "./parameters-of.js";
import { rowStatistics } from "./row-statistics.js";
import { runsTest } from "./runs-test.js";
import type { Solved } from "./solved.js";
import { spreadOf } from "./spread.js";
import { totalSquares } from "./total-squares.js";
import { warningsOf } from "./warnings-of.js";

/** All statistics of a solution of a problem. */
export const describe = (request: Request, model: Model, whole: Problem, solved: Solved): FitData => {
  const { observed, roots, columns, fixed, absoluteSigma, level, omitted, text } = request;
  const { values, atBound, outcome, loss } = solved;
  const names = model.parameters.filter((name) => !Object.hasOwn(fixed, name));
  const held = Object.keys(atBound).map((name) => [name, values[name]!] as const);
  const problem = held.length === 0 ? whole : problemOf(request, model, { ...fixed, ...Object.fromEntries(held) });
  const x = Float64Array.from(problem.names, (name) => values[name]!);
  const n = observed.length;
  const { r, sse } = reducedAt(problem, x);
  const spread = spreadOf(r, problem.names.length, inert(problem, x, r));
  // What the data do not determine takes no freedom from the residuals.
  const fitted = names.length - spread.null.length;
  const freedom = n - fitted;
  const isPerfect = outcome.status === "residuals" || sse === 0;
  const scatter = loss ? robustDispersion(weightedResiduals(problem, x), loss, freedom) : squaresDispersion(sse, freedom);
  const { noise, sigma }: Dispersion = isPerfect ? { noise: null, sigma: null } : scatter;
  const isKnown = absoluteSigma && !loss;
  const basis: Basis = { names: problem.names, spread, sigma: isKnown ? 1 : sigma, noise: isKnown ? 1 : noise, freedom: isKnown ? Infinity : freedom };
  const byRow = rowStatistics(problem, x, spread, basis.noise);
  const order = orderOf(columns[model.predictors[0] ?? ""] ?? new Float64Array(n));
  const tss = totalSquares(observed, roots);
  const unidentified = spread.null.map((direction) => directionOf(problem.names, direction));
  const parameters = parametersOf(request, model, solved, basis, { isPerfect });
  const { covariance, correlation } = matrices(names, basis);
  const found: Omit<FitData, "warnings"> = {
    schema: "gradkit/fit@1",
    formula: text,
    predictors: model.predictors,
    outcome,
    parameters,
    names,
    covariance,
    correlation,
    rank: spread.rank + Object.keys(atBound).length,
    condition: Number.isFinite(spread.condition) ? spread.condition : null,
    unidentified,
    observations: n,
    degreesOfFreedom: freedom,
    omitted,
    sse,
    sigma: scatter.noise,
    r2: tss > 0 ? 1 - sse / tss : null,
    adjustedR2: tss > 0 && freedom > 0 ? 1 - ((sse / tss) * (n - 1)) / freedom : null,
    ...(request.loss ? { logLikelihood: null, aic: null, aicc: null, bic: null } : information(isPerfect ? 0 : sse, n, fitted, logWeights(roots), absoluteSigma)),
    goodness: absoluteSigma && freedom > 0 && !request.loss ? chiSquaredTail(sse, freedom) : null,
    observed,
    ...byRow,
    runsTest: runsTest(byRow.residuals, order),
    durbinWatson: durbinWatson(byRow.residuals, order),
    loss: loss ? { name: loss.name, scale: loss.scale } : null,
    level,
    start: solved.start,
    evaluations: solved.evaluations,
    steps: solved.steps,
    starts: solved.starts,
    seconds: solved.seconds,
    basis,
  };
  return { ...found, warnings: warningsOf({ ...found, robust: request.loss !== undefined }) };
};

const logWeights = (roots: Float64Array | undefined): number => (roots ? 2 * roots.reduce((sum, root) => sum + Math.log(root), 0) : 0);

/** Covariance and correlation of the free parameters: null where one has no error. */
const matrices = (names: readonly string[], { names: estimated, spread, sigma }: Basis): Pick<Fit, "covariance" | "correlation"> => {
  const rowOf = (name: string): Float64Array | undefined => {
    const j = estimated.indexOf(name);
    const isDetermined = j >= 0 && spread.null.every((direction) => direction[j] === 0);
    return isDetermined && sigma !== null ? spread.factor.subarray(j * spread.rank, (j + 1) * spread.rank) : undefined;
  };
  const rows = names.map(rowOf);
  const entry = (a: Float64Array | undefined, b: Float64Array | undefined, of: (product: number) => number): number | null => (a && b ? of(dot(a, b)) : null);
  return {
    covariance: rows.map((a) => rows.map((b) => entry(a, b, (product) => product * sigma! * sigma!))),
    correlation: rows.map((a, i) => rows.map((b, j) => (i === j ? entry(a, b, () => 1) : entry(a, b, (product) => Math.max(-1, Math.min(1, product / Math.sqrt(dot(a!, a!) * dot(b!, b!)))))))),
  };
};

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, k) => sum + x * b[k]!, 0);

const directionOf = (names: readonly string[], direction: Float64Array): Direction => {
  const moving = names.filter((_, j) => direction[j] !== 0);
  const rates = Object.fromEntries(moving.map((name) => [name, direction[names.indexOf(name)]!]));
  const says =
    moving.length === 1
      ? `${moving[0]} has no effect on the fit here.`
      : `${moving.join(", ")} move together: the fit stays the same where they change in the ratio ${moving.map((name) => Number(rates[name]!.toPrecision(4))).join(" : ")}.`;
  return { names: moving, direction: rates, says };
};

