import type { Columns } from "./options.js";

/**
 * What a fit found. Numbers are finite throughout: where there is none, null stands, and `warnings` say why. Lists by parameter are in the order of `names`, lists by
 * row in that of the rows that were used.
 */
export interface Fit {
  /** The version of what `toJSON` gives. */
  readonly schema: "gradkit/fit@1";
  /** The formula with its left side, as it was read; of a function `"y = f(…)"`. */
  readonly formula: string;
  readonly predictors: readonly string[];
  readonly outcome: FitOutcome;
  readonly warnings: readonly FitWarning[];

  readonly parameters: Readonly<Record<string, Parameter>>;
  /** The parameters that were fitted, which leaves out fixed ones: p of them. */
  readonly names: readonly string[];
  /** Covariance of the estimates, shape (p, p), by QR of the scaled Jacobian; null in the rows and columns of parameters without a standard error. */
  readonly covariance: readonly (readonly (number | null)[])[];
  readonly correlation: readonly (readonly (number | null)[])[];
  /** How many combinations of the parameters the data determine, at most p. */
  readonly rank: number;
  /** The condition number of the Jacobian with columns of equal length; null where the rank is less than p. */
  readonly condition: number | null;
  /** Directions in which the fit does not change: which parameters move together, and by how much: the largest by 1, the first upward. */
  readonly unidentified: readonly Direction[];

  /** Rows used, n, and n − p. */
  readonly observations: number;
  readonly degreesOfFreedom: number;
  /** Rows that were left out for missing numbers, by number from 0. */
  readonly omitted: readonly number[];
  /** Sum of squared residuals, weighted where there are weights. */
  readonly sse: number;
  /** Residual standard deviation √(sse / (n − p)), that of an observation of weight 1; robust where there is a loss; null without degrees of freedom. */
  readonly sigma: number | null;
  /** 1 − sse / tss, about the (weighted) mean; no measure of the goodness of a nonlinear model. Null where the response does not vary. */
  readonly r2: number | null;
  readonly adjustedR2: number | null;
  /**
   * Information criteria with all constants, as R has them: −2 ln L + 2k, + k ln n, with k = p + 1, the variance being estimated too; k = p where `absoluteSigma` says that it is known.
   * Null with a robust loss, and where the residuals are zero.
   */
  readonly aic: number | null;
  readonly aicc: number | null;
  readonly bic: number | null;
  readonly logLikelihood: number | null;
  /** The chance of a larger sse if model and `sigma` are right; null unless `absoluteSigma`. */
  readonly goodness: number | null;

  /** The left side at the rows, what the model says of it, and the difference observed − fitted, each of shape (n). */
  readonly observed: Float64Array;
  readonly fitted: Float64Array;
  readonly residuals: Float64Array;
  /** The diagonal of the hat matrix: how much a row determines its own fitted value, from 0 to 1; shape (n). */
  readonly leverage: Float64Array;
  /** Residuals over their own standard deviation, weights and leverage counted; 0 where that is 0; shape (n). */
  readonly standardized: Float64Array;
  /** How far the estimates move without a row, shape (n). */
  readonly cooksDistance: Float64Array;
  readonly runsTest: RunsTest | null;
  /** About 2 where neighbouring residuals have nothing in common; null where all are zero. */
  readonly durbinWatson: number | null;
  /** The loss that was used, with the scale beyond which it trusts a residual less. */
  readonly loss: { readonly name: string; readonly scale: number } | null;

  /** Where the start came from. */
  readonly start: { readonly values: Readonly<Record<string, number>>; readonly by: StartSource };
  /** The level of all intervals. */
  readonly level: number;
  /** Evaluations of the model, with derivatives or without, of all starts; accepted steps; and starts tried. */
  readonly evaluations: number;
  readonly steps: number;
  readonly starts: number;
  readonly seconds: number;

  /**
   * What the model says at other values of the predictors, with a band unless there is none to be had.
   *
   * @param at  columns of the predictors, or the values of the only one
   */
  readonly predict: (at: Columns | ArrayLike<number>, options?: PredictOptions) => Prediction;
  /** A quantity that follows from the parameters, by a formula of them, with its error by the delta method: `derive("log(2)/b")`. */
  readonly derive: (formula: string, options?: { readonly level?: number }) => Derived;
  /** All of it as plain data, arrays in the place of typed arrays. */
  readonly toJSON: () => FitJSON;
}

/** A fit as plain data. */
export type FitJSON = { readonly [Key in keyof Fit as Fit[Key] extends (...args: never[]) => unknown ? never : Key]: Fit[Key] extends Float64Array ? readonly number[] : Fit[Key] };

/** An estimate. */
export interface Parameter {
  readonly value: number;
  /** Null where it has none: it is fixed, at a bound, or not identified, or there are no degrees of freedom. `note` says which. */
  readonly standardError: number | null;
  /** By its standard error and Student's t (the normal distribution where sigma is absolute). */
  readonly interval: Interval | null;
  /**
   * Where the deviance has grown too much as the parameter is moved and the others follow: the sum of squares, or of a robust loss that of losses, the scale held at its estimate. Null on a side where it never grows
   * enough, or could not be followed so far, of which a warning tells. Null unless asked for, and where a warning says why.
   */
  readonly profile: readonly [lower: number | null, upper: number | null] | null;
  /** Of the hypothesis that it is 0. */
  readonly t: number | null;
  readonly p: number | null;
  readonly fixed: boolean;
  readonly atBound: "lower" | "upper" | null;
  readonly note: string | null;
}

export type Interval = readonly [lower: number, upper: number];

/** A direction without effect, by parameter. `says` is a sentence: which combination is not determined. */
export interface Direction {
  readonly names: readonly string[];
  readonly direction: Readonly<Record<string, number>>;
  readonly says: string;
}

/** How a fit ended. `message` is a sentence; test `converged` and `status`. */
export interface FitOutcome {
  /** Whether the parameters are a minimum of the sum of squares, to what doubles can tell. */
  readonly converged: boolean;
  readonly status: FitStatus;
  readonly message: string;
  /** The cosine between residuals and what the parameters can change: 0 at a minimum. Null where it is not known. */
  readonly offset: number | null;
}

export type FitStatus = "offset" | "no-decrease" | "residuals" | "flat" | "radius" | "singular" | "non-finite" | "ambiguous" | "evaluations" | "seconds" | "cancelled";

export type StartSource = "given" | "family" | "multistart";

/** Something to know before the numbers are used. */
export interface FitWarning {
  readonly code: "at-bound" | "correlated" | "not-converged" | "few-observations" | "unidentified" | "perfect" | "ill-conditioned" | "scale" | "profile" | "profile-open" | "not-saved";
  readonly message: string;
  readonly parameters: readonly string[];
}

/** Wald and Wolfowitz's test of whether the signs of the residuals, ordered by the first predictor, come in too few or too many runs. */
export interface RunsTest {
  readonly runs: number;
  readonly expected: number;
  readonly z: number;
  readonly p: number;
}

export interface PredictOptions {
  /** Which band: of the curve (`"confidence"`, the default), of one further observation of weight 1 (`"prediction"`), or none. */
  readonly band?: "confidence" | "prediction" | "none";
  readonly level?: number;
  /** Whether the band shall hold at all points at once (Scheffé), which is wider; of a confidence band alone. */
  readonly simultaneous?: boolean;
}

/** Values of the model, each list of shape (m). Without a band the rest is null. */
export interface Prediction {
  readonly value: Float64Array;
  readonly standardError: Float64Array | null;
  readonly lower: Float64Array | null;
  readonly upper: Float64Array | null;
}

/** A quantity with its error. */
export interface Derived {
  readonly value: number;
  readonly standardError: number | null;
  readonly interval: Interval | null;
}
