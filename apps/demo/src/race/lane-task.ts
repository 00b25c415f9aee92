/** What an optimizer is to do: plain data, so that it can be sent to a worker. */
export interface LaneTask {
  readonly problem: ProblemSpec;
  readonly method: MethodSpec;
}

/** A formula of named variables from a start, or a problem of the table by its name, with data and start from a seed. */
export type ProblemSpec =
  | { readonly kind: "formula"; readonly source: string; readonly start: Readonly<Record<string, number>> }
  | { readonly kind: "learning"; readonly name: LearningName; readonly seed: number };

export type LearningName = "line" | "blobs" | "spiral";

/** A method of the optimizer by its name, with its options. */
export interface MethodSpec {
  readonly name: MethodName;
  readonly options: Readonly<Record<string, number>>;
  /** How its rate goes down, where it does. */
  readonly schedule?: ScheduleName;
}

export type ScheduleName = "exponential" | "cosine";

export type MethodName = "gradientDescent" | "momentum" | "nesterov" | "adagrad" | "rmsprop" | "adam" | "newton" | "lbfgs";

/** What some steps of a lane found: of each new point its value, the largest component of its gradient, and what it took in all to get there. */
export interface Advance {
  /** x, y of the points of a problem of two parameters, one after the other; nothing of larger ones. */
  readonly points: Float64Array;
  readonly values: Float64Array;
  readonly gradientNorms: Float64Array;
  readonly evaluations: Float64Array;
  readonly seconds: Float64Array;
  readonly end?: LaneEnd;
}

/** Why a lane goes no further: at rest, or away to where the function is not finite, or with no lower point to be found. */
export type LaneEnd = "arrived" | "diverged" | "stuck";

/** What a lane is asked: to begin, to take steps, or what its parameters say of the plane (learning problems alone). */
export type LaneAsk = { readonly begin: LaneTask } | LaneQuestion;
/** What is answered. */
export type LaneQuestion = { readonly steps: number } | { readonly picture: number };
export type LaneAnswer = Advance | Float64Array;
