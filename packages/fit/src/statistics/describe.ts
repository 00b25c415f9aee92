import { chiSquaredTail } from "../distributions/chi-squared.js";
import type { Request } from "../request/request.js";
import type { Model } from "../rows/rows.js";
import { vectorOf } from "../rows/vector-of.js";
import type { Problem } from "../solve/problem.js";
import { lossOf } from "../solve/losses.js";
import { problemOf } from "../solve/problem-of.js";
import { reducedAt } from "../solve/reduced-at.js";
import { weightedResiduals } from "../solve/weighted-residuals.js";
import type { Basis } from "./basis.js";
import { directionOf } from "./direction-of.js";
import { robustDispersion, squaresDispersion, type Dispersion } from "./dispersion.js";
import type { FitData } from "./fit-data.js";
import { inert } from "./inert.js";
import { information } from "./information.js";
import { matrices } from "./matrices.js";
import { parametersOf } from "./parameters-of.js";
import type { Solved } from "./solved.js";
import { spreadOf } from "./spread.js";
import { totalSquares } from "./total-squares.js";
import { warningsOf } from "./warnings-of.js";

/** All statistics of a solution of a problem but those by row, which are computed where they are asked for. */
export const describe = (request: Request, model: Model, whole: Problem, solved: Solved): FitData => {
  const { observed, roots, fixed, absoluteSigma, level, omitted, text } = request;
  const { values, atBound, outcome } = solved;
  const loss = lossOf(solved.loss);
  const names = model.parameters.filter((name) => !Object.hasOwn(fixed, name));
  const held = Object.keys(atBound).map((name) => [name, values[name]!] as const);
  const problem = held.length === 0 ? whole : problemOf(request, model, { ...fixed, ...Object.fromEntries(held) });
  const x = vectorOf(problem.names, (name) => values[name]!);
  const n = observed.length;
  // A triangle that is known is of the short way, which ends where no parameter is without effect.
  const known = held.length === 0 ? solved.reduced : undefined;
  const { r, sse } = known ?? reducedAt(problem, x);
  const spread = spreadOf(r, problem.names.length, known ? [] : inert(problem, x, r));
  // What the data do not determine takes no freedom from the residuals.
  const fitted = names.length - spread.null.length;
  const freedom = n - fitted;
  const isPerfect = outcome.status === "residuals" || sse === 0;
  const scatter = loss ? robustDispersion(weightedResiduals(problem, x), loss, freedom) : squaresDispersion(sse, freedom);
  const { noise, sigma, unit }: Dispersion = isPerfect ? { noise: null, sigma: null, unit: null } : scatter;
  const isKnown = absoluteSigma && !loss;
  const basis: Basis = { names: problem.names, spread, sigma: isKnown ? 1 : sigma, noise: isKnown ? 1 : noise, unit: isKnown ? 1 : unit, freedom: isKnown ? Infinity : freedom };
  const tss = totalSquares(observed, roots);
  const unidentified = spread.null.map((direction) => directionOf(problem.names, direction));
  const parameters = parametersOf(request, model, solved, basis, { isPerfect });
  const { covariance, correlation } = matrices(names, basis);
  const robust = loss ? { name: loss.name, scale: loss.scale } : null;
  const { logLikelihood, aic, aicc, bic } = information(isPerfect || request.loss ? 0 : sse, n, fitted, logWeights(roots), absoluteSigma && !request.loss);
  // Each key by itself: to spread objects into one of so many takes longer than all of these statistics.
  return {
    schema: "gradkit/fit@1",
    formula: text,
    predictors: model.predictors,
    outcome,
    warnings: warningsOf({ outcome, names, unidentified, parameters, degreesOfFreedom: freedom, loss: robust, basis, correlation, robust: request.loss !== undefined }),
    parameters,
    names,
    covariance,
    correlation,
    rank: spread.rank + Object.keys(atBound).length,
    unidentified,
    observations: n,
    degreesOfFreedom: freedom,
    omitted,
    sse,
    sigma: scatter.noise,
    r2: tss > 0 ? 1 - sse / tss : null,
    adjustedR2: tss > 0 && freedom > 0 ? 1 - ((sse / tss) * (n - 1)) / freedom : null,
    logLikelihood,
    aic,
    aicc,
    bic,
    goodness: absoluteSigma && freedom > 0 && !request.loss ? chiSquaredTail(sse, freedom) : null,
    loss: robust,
    level,
    start: solved.start,
    evaluations: solved.evaluations,
    steps: solved.steps,
    starts: solved.starts,
    seconds: solved.seconds,
    basis,
  };
};

const logWeights = (roots: Float64Array | undefined): number => (roots ? 2 * roots.reduce((sum, root) => sum + Math.log(root), 0) : 0);
