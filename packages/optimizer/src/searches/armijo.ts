import type { LinePoint, Search, SearchState } from "../search.js";

export interface ArmijoState extends SearchState {
  readonly from: LinePoint;
  readonly tries: number;
}

export interface ArmijoOptions {
  /** The part of the decrease that the slope promises which must be reached, 1e-4 unless given. */
  readonly decrease?: number;
  /** The smallest and largest part of a step that is tried next, [0.1, 0.5] unless given. */
  readonly shrink?: readonly [number, number];
  /** 60 unless given. */
  readonly tries?: number;
}

/**
 * Armijo's rule with backtracking: steps are shortened, to the minimum of the parabola through what is known, until f(x + s p) ≤ f(x) + decrease · s · pᵀ∇f(x).
 *
 * @source Nocedal and Wright (2006), algorithm 3.1
 * @example
 * const { start, step } = armijo()
 * const first = start({ value: 1, slope: -2 }, 2) // (1 - s)², first tried at s = 2
 * step(first, { value: 1, slope: 2 }).at          // => 1
 */
export const armijo = (options: ArmijoOptions = {}): Search<ArmijoState> => {
  const { decrease = 1e-4, shrink: [least, most] = [0.1, 0.5], tries: limit = 60 } = options;
  return {
    name: "armijo",
    options: options,
    start: (from, first) => ({ at: first, verdict: "try", from, tries: 0 }),
    step: (state, { value }) => {
      const { at, from, tries } = state;
      if (Number.isFinite(value) && value <= from.value + decrease * at * from.slope) return { ...state, verdict: "accept" };
      if (tries >= limit) return { ...state, verdict: "fail" };
      const lowest = (-from.slope * at) / (2 * (value - from.value - from.slope * at) / at);
      const next = Number.isFinite(value) ? Math.min(Math.max(lowest, least * at), most * at) : least * at;
      return { ...state, at: next, tries: tries + 1 };
    },
  };
};
