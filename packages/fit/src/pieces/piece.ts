import type { LossOf } from "../request/request.js";
import type { Sides } from "../solve/sides-of.js";
import type { Solution } from "../solve/solve.js";
import type { Drawn } from "../start/candidates.js";
import type { Survey } from "../start/survey.js";
import type { FitData } from "../statistics/fit-data.js";
import type { Solved } from "../statistics/solved.js";

/** Values by parameter. */
export type Values = Readonly<Record<string, number>>;

/** Where a start is looked for: the parameters that have none. */
export interface Sought {
  readonly unknown: readonly string[];
}

/** Which of the scattered points of a search: the way to complete them, and the round. */
export interface Drawing extends Sought {
  readonly way: number;
  readonly round: number;
  /** The number of the first. */
  readonly first: number;
}

/**
 * What a fit is made of. A piece is a function of the request and of its arguments alone, from plain data to plain data: whoever does it, wherever, and however often, has the same bits.
 */
export interface Pieces {
  /** Goes down from a start, with some parameters held beside the fixed ones. */
  solve(given: { readonly held: Values; readonly x: Float64Array; readonly evaluations: number; readonly loss: LossOf | undefined }): Solution;
  /** Refuses a start at which the model is not finite. */
  checkStart(given: { readonly x: Float64Array }): void;
  /** What there is to do in a search. */
  survey(given: Sought): Survey;
  scatter(given: Drawing): readonly Drawn[];
  improve(given: Drawing & { readonly drawn: readonly Drawn[] }): readonly Drawn[];
  /** Goes down from a start on the rows that a search looks at. */
  descend(given: Sought & { readonly x: Float64Array; readonly evaluations: number }): Solution;
  hasPattern(given: Sought & { readonly x: Float64Array }): boolean;
  /** The same minimum in the form that people expect; undefined where it has it. */
  tidy(given: Sought & { readonly x: Float64Array }): Float64Array | undefined;
  /** The standard deviation that the residuals say. */
  scale(given: { readonly x: Float64Array }): number;
  /** The parameters that are at a bound. */
  sides(given: { readonly x: Float64Array; readonly loss: LossOf | undefined }): Sides;
  /** The sum of losses. */
  lossAt(given: { readonly held: Values; readonly x: Float64Array; readonly loss: LossOf | undefined }): number;
  describe(given: Solved): FitData;
}

export type PieceName = keyof Pieces;
export type Given<Name extends PieceName> = Parameters<Pieces[Name]>[0];
export type Gained<Name extends PieceName> = ReturnType<Pieces[Name]>;
