import { tTail } from "../distributions/students-t.js";
import type { Request } from "../request/request.js";
import type { Parameter } from "../result.js";
import type { Model } from "../rows/rows.js";
import { quantileOf, type Basis } from "./basis.js";
import type { Solved } from "./solved.js";
import type { Spread } from "./spread.js";

/** Why a parameter has no standard error, or null. */
const noteOf = (name: string, { fixed }: Request, { atBound }: Solved, { names, spread, sigma, freedom }: Basis, isPerfect: boolean): string | null => {
  if (Object.hasOwn(fixed, name)) return "fixed";
  if (atBound[name]) return `at its ${atBound[name]} bound`;
  const moving = spread.null.filter((direction) => direction[names.indexOf(name)] !== 0);
  if (moving.length > 0) {
    const others = names.filter((other, j) => other !== name && moving.some((direction) => direction[j] !== 0));
    return others.length > 0 ? `not determined apart from ${others.join(", ")}` : "without effect on the fit";
  }
  if (freedom <= 0) return "no degrees of freedom";
  return sigma === null && isPerfect ? "the residuals are zero, and say nothing of errors" : null;
};

/** The table of all parameters of the model. */
export const parametersOf = (request: Request, model: Model, solved: Solved, basis: Basis, { isPerfect }: { readonly isPerfect: boolean }): Readonly<Record<string, Parameter>> => {
  const { names, spread, sigma, freedom } = basis;
  const quantile = sigma === null || freedom <= 0 ? 0 : quantileOf(basis, request.level);
  const estimate = (name: string): Parameter => {
    const value = solved.values[name]!;
    const note = noteOf(name, request, solved, basis, isPerfect);
    const standardError = note === null && sigma !== null ? sigma * rowLength(spread, names.indexOf(name)) : null;
    const t = standardError === null ? null : value / standardError;
    return {
      value,
      standardError,
      interval: standardError === null ? null : [value - quantile * standardError, value + quantile * standardError],
      profile: null,
      t,
      p: t === null ? null : 2 * tTail(Math.abs(t), freedom),
      fixed: Object.hasOwn(request.fixed, name),
      atBound: solved.atBound[name] ?? null,
      note,
    };
  };
  return Object.fromEntries(model.parameters.map((name) => [name, estimate(name)]));
};

/** The length of a row of the factor: the standard error of a parameter, for residuals of standard deviation 1. */
const rowLength = ({ factor, rank }: Spread, j: number): number => {
  let square = 0;
  for (let k = j * rank; k < (j + 1) * rank; k++) square += factor[k]! * factor[k]!;
  return Math.sqrt(square);
};
