import type { Form } from "@gradkit/taylor";
import type { Answer, Ask } from "./ask.js";
import type { Recipe } from "./recipe.js";

/** A point and what is known of the function there: value and gradient belong to x. */
export interface Point {
  readonly x: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
}

/** Why a method itself can go no further. */
export interface MethodEnd {
  readonly status: "gradient" | "no-decrease" | "line-search-failed" | "radius" | "singular" | "flat" | "residuals" | "offset" | "non-finite";
  /** Directions along which nothing changes, each of shape (n): where the solution is not determined. */
  readonly nullDirections?: readonly Float64Array[];
}

/** What every method's state has; the rest is the method's own. All of it is plain data, which can be cloned, stored and sent. */
export interface MethodState {
  /** What the method wants to know next. */
  readonly ask: Ask;
  /** The last accepted point; undefined until the first answer. */
  readonly point: Point | undefined;
  /** How many points were accepted after the start. */
  readonly steps: number;
  /** Within which x is kept, where it is. */
  readonly bounds?: Bounds | undefined;
  /** The decrease of the value that the method's model still expects; undefined where it has no model, NaN where it is not known yet. */
  readonly expected?: number;
  /** How the method's quadratic model at the point curves, where it knows. */
  readonly form?: Form;
  /** Set where the method can go no further. */
  readonly end?: MethodEnd;
}

/**
 * A way to minimise, as pure functions over plain state: `init` gives the state at a start, and `step` takes the answer to the state's `ask`, one evaluation of the
 * function, and gives the next state. There is no loop in a method; whoever answers has the loop.
 */
export interface Method<State extends MethodState = MethodState> extends Recipe {
  readonly kind: "minimize" | "leastSquares";
  /** Whether it keeps within the bounds that it is given. */
  readonly bounded: boolean;
  /** The state at a start x, shape (n), which holds for `bounds`. */
  init(this: void, x: Float64Array, bounds?: Bounds): State;
  /** The next state. It may write into `reuse`, a state that nobody needs any more: `state` itself, to save memory. */
  step(this: void, state: State, answer: Answer, reuse?: State): State;
}

/** Lower and upper bounds, each of shape (n); ±Infinity where there is none. */
export interface Bounds {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}
