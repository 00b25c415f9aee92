import type { Recipe } from "./recipe.js";

/** What every line search's state has: the step length that it wants to know of next, and what it has decided. */
export interface SearchState {
  /** The step length to try. */
  readonly at: number;
  readonly verdict: "try" | "accept" | "fail";
}

/** The function along a line, φ(s) = f(x + s p), at one s. */
export interface LinePoint {
  readonly value: number;
  readonly slope: number;
}

/** A line search as pure functions over plain state: it is told φ and φ′ at the step length that it asked for, and accepts it, asks for another, or gives up. */
export interface Search<State extends SearchState = SearchState> extends Recipe {
  /** A search from φ(0), φ′(0) < 0, that tries `first` first. */
  start(this: void, from: LinePoint, first: number): State;
  step(this: void, state: State, found: LinePoint): State;
}
