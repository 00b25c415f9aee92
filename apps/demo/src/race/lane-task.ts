/** What an optimizer is to do: plain data, so that it can be sent to a worker. */
export interface LaneTask {
  readonly problem: ProblemSpec;
  readonly method: MethodSpec;
}

/** A formula of named variables from a start, or a problem of the table by its name. */
export type ProblemSpec =
  | { readonly kind: "formula"; readonly source: string; readonly start: Readonly<Record<string, number>> };

/** A method of the optimizer by its name, with its options. */
export interface MethodSpec {
  readonly name: MethodName;
  readonly options: Readonly<Record<string, number>>;
}

export type MethodName = "gradientDescent" | "momentum" | "nesterov" | "adagrad" | "rmsprop" | "adam" | "newton" | "lbfgs";

/** What some steps of a lane found. */
export interface Advance {
  /** The points after each step, one after the other; shape (steps, n). */
  readonly points: Float64Array;
  readonly values: Float64Array;
  readonly gradientNorms: Float64Array;
  /** In all, since the start. */
  readonly steps: number;
  readonly evaluations: number;
  readonly end?: LaneEnd;
}

/** Why a lane goes no further: at rest, or away to where the function is not finite, or with no lower point to be found. */
export type LaneEnd = "arrived" | "diverged" | "stuck";
