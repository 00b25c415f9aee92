/** A regression problem with certified results. */
export interface NistProblem {
  readonly name: string;
  /** How hard NIST finds it: lower, average or higher. */
  readonly level: string;
  /** The formula of the model, in the predictors and parameters. */
  readonly model: string;
  /** The left side that the model is fitted to: `y`, or for Nelson `log(y)`. */
  readonly response: string;
  readonly predictors: readonly string[];
  readonly params: readonly string[];
  readonly start1: readonly number[];
  readonly start2: readonly number[];
  readonly y: readonly number[];
  /** Row by row, one number for each predictor. */
  readonly x: readonly (readonly number[])[];
  /** As NIST certifies them, to 11 digits. */
  readonly certified: readonly number[];
  readonly certifiedSd: readonly number[];
  readonly rss: number;
  readonly residualSd: number;
  readonly dof: number;
  /** The same, computed with 70 digits, of which 22 are kept. */
  readonly refined: readonly string[];
  readonly refinedSd: readonly string[];
  readonly refinedRss: string;
  readonly correlation: readonly (readonly number[])[];
}
