import type { Loss, Pool, SavingOptions, WorkerOptions } from "@gradkit/optimizer";

/** Data by column: arrays of one length n. */
export type Columns = Readonly<Record<string, ArrayLike<number>>>;

/** The names of the robust losses, in the order in which they trust far residuals less. */
export type LossName = "softL1" | "huber" | "cauchy" | "arctan" | "tukey";

/** The least-squares methods; `"trf"` and `"lm"` are SciPy's names for two of them. */
export type MethodName = "auto" | "trustRegionReflective" | "levenbergMarquardt" | "gaussNewton";

/** Where a fit is done: in this thread, in a worker of its own, or in a worker of a pool. The bits are the same. */
export type FitPlace = "inline" | "worker" | Pool | WorkerOptions;

export interface FitOptions {
  /** Start values by parameter. Those that are left out are found from the data: by the family of the formula, or by trying many. */
  readonly start?: Readonly<Record<string, number>>;
  /** Least and largest values by parameter; ±Infinity or `undefined` on a side without a bound. */
  readonly bounds?: Readonly<Record<string, readonly [lower: number | undefined, upper: number | undefined]>>;
  /** Parameters that are known: they keep their value, and have no error. */
  readonly fixed?: Readonly<Record<string, number>>;
  /** The left side, where the formula has none: a column, or a formula of columns. `"y"` unless given. */
  readonly response?: string;
  /** How much each row counts, as its residual is squared: numbers, or a column or formula of columns. */
  readonly weights?: ArrayLike<number> | string;
  /** The standard deviation of each observation, weights 1/σ²: one number, numbers, or a column or formula of columns. Not together with `weights`. */
  readonly sigma?: ArrayLike<number> | number | string;
  /** Whether `sigma` is known in the units of the response, so that errors of parameters are not scaled by what the residuals say. */
  readonly absoluteSigma?: boolean;
  /** A robust loss. By name its scale is estimated from the residuals; as `huber({ scale })` of the optimizer it is yours. */
  readonly loss?: LossName | Loss;
  /**
   * The method of least squares: `"auto"` unless given, which goes a short way by Levenberg and Marquardt's steps where that is all it takes, and else the trust region's, which solves most and keeps bounds.
   * `"levenbergMarquardt"` and `"gaussNewton"` keep no bounds.
   */
  readonly method?: MethodName | "trf" | "lm";
  /** How many starts to try beside those that are given or found, in the order of a seed; 0 is none. Unless given, as many as it takes where the formula's family is not known. */
  readonly multistart?: number;
  /** For the starts that are drawn, 0 unless given. */
  readonly seed?: number;
  /** The level of intervals, 0.95 unless given. */
  readonly level?: number;
  /** Whether to compute profile likelihood intervals, by the deviance of a robust loss where there is one; they cost some fits for each parameter. Not unless asked for. */
  readonly profile?: boolean;
  /** What to do with rows in which a number is missing (NaN): refuse them, which is the default, or leave them out. */
  readonly missing?: "refuse" | "omit";
  /** When to give up. */
  readonly stop?: FitStop;
  /**
   * Where the fit is kept every few seconds and at its end, `{ store: fileStore("decay.fit") }` of the optimizer. One that is found there is gone on with: a fit that was killed at any time and is begun again has the bits of
   * one that was not. It must be of the same formula, data and options, but for `stop.seconds`, which counts anew.
   */
  readonly checkpoint?: SavingOptions;
  /** In this thread unless told otherwise. */
  readonly on?: FitPlace;
  /** Ends the fit when it is aborted; its result is the best so far, with the status `"cancelled"`. */
  readonly signal?: AbortSignal;
  /** Is told how far the fit is, at most 20 times a second. */
  readonly progress?: (progress: FitProgress) => void;
}

export interface FitStop {
  /** At most so many evaluations of the model from each start, 10 000 unless given. */
  readonly evaluations?: number;
  /** At most so many seconds in all; no limit unless given. */
  readonly seconds?: number;
}

/** How far a fit is. */
export interface FitProgress {
  readonly stage: "start" | "fit" | "statistics" | "profile";
  /** How many starts are done, and of how many; of profiles, how many parameters. */
  readonly start: number;
  readonly starts: number;
  readonly evaluations: number;
  /** The least sum of squares so far, and where: null before there is one. */
  readonly sse: number | null;
  readonly parameters: Readonly<Record<string, number>> | null;
  readonly seconds: number;
}
