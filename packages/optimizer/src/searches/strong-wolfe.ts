import type { LinePoint, Search, SearchState } from "../search.js";
import { trialStep, type Bracket, type Known } from "./trial-step.js";

export interface StrongWolfeState extends SearchState, Bracket {
  readonly from: LinePoint;
  /** Until a point with enough decrease and a rising slope is found, the search is on φ less the decrease that is asked for. */
  readonly auxiliary: boolean;
  /** Widths of the bracket, now and two trials ago. */
  readonly widths: readonly [number, number];
  readonly tries: number;
  /** The best point is looked at again, to be taken as it is. */
  readonly settling: boolean;
}

export interface StrongWolfeOptions {
  /** The part of the decrease that the slope promises which must be reached, 1e-4 unless given. */
  readonly decrease?: number;
  /** The part of the slope that may be left, 0.9 unless given; below it, the nearer to an exact search. */
  readonly curvature?: number;
  /** 40 unless given. */
  readonly tries?: number;
}

/** Values that differ by less than this part cannot be told apart. */
const noise = 4 * Number.EPSILON;

/**
 * A step with enough decrease, f(x + s p) ≤ f(x) + decrease · s · slope, and little slope left, |pᵀ∇f(x + s p)| ≤ curvature · |slope|, by Moré and Thuente's search. Where
 * values are too near to each other to show a decrease, slopes alone decide, as in Hager and Zhang's search. A step to where the function is not finite
 * is shortened.
 *
 * @source Moré and Thuente (1994), algorithm 3.2 and section 4; Hager and Zhang (2005), (4.1)
 * @example
 * const { start, step } = strongWolfe({ curvature: 0.1 })
 * const first = start({ value: 1, slope: -2 }, 2) // (1 - s)², first tried at s = 2
 * step(first, { value: 1, slope: 2 }).at          // => 0.9999
 */
export const strongWolfe = (options: StrongWolfeOptions = {}): Search<StrongWolfeState> => {
  const { decrease = 1e-4, curvature = 0.9, tries: limit = 40 } = options;
  const accepts = ({ from }: StrongWolfeState, { at, value, slope }: Known): boolean => {
    if (!(Math.abs(slope) <= -curvature * from.slope)) return false;
    return value <= from.value + decrease * at * from.slope || Math.abs(value - from.value) <= noise * Math.abs(from.value);
  };
  return {
    name: "strongWolfe",
    options: options,
    start: (from, first) => {
      const origin: Known = { at: 0, ...from };
      return { at: first, verdict: "try", from, best: origin, other: origin, bracketed: false, ceiling: Infinity, auxiliary: true, widths: [Infinity, Infinity], tries: 0, settling: false };
    },
    step: (state, found) => {
      const { at, from } = state;
      const here: Known = { at, ...found };
      if (!Number.isFinite(here.value) || !Number.isFinite(here.slope)) return shortened(state, limit);
      if (accepts(state, here)) return { ...state, verdict: "accept" };
      if (state.settling) return { ...state, verdict: here.value <= from.value + decrease * at * from.slope ? "accept" : "fail" };
      const slope = decrease * from.slope;
      const auxiliary = state.auxiliary && !(here.value <= from.value + at * slope && here.slope >= Math.min(decrease, curvature) * from.slope);
      // On the auxiliary function only where it tells more than φ itself: the new point is lower, but not low enough.
      const shifted = auxiliary && here.value <= state.best.value && here.value > from.value + at * slope;
      const shift = shifted ? slope : 0;
      const moved = trialStep(tilted(state, -shift), tilt(here, -shift));
      const bracket = tilted(moved, shift);
      return narrowed({ ...state, ...bracket, at: moved.next, auxiliary, tries: state.tries + 1 }, limit);
    },
  };
};

const tilt = ({ at, value, slope }: Known, by: number): Known => ({ at, value: value + by * at, slope: slope + by });
const tilted = <B extends Bracket>(bracket: B, by: number): B => (by === 0 ? bracket : { ...bracket, best: tilt(bracket.best, by), other: tilt(bracket.other, by) });

/** The bracket must shrink to two thirds in two trials, or it is halved; where it has shrunk to nothing, or trials are used up, the best point is taken. */
const narrowed = (state: StrongWolfeState, limit: number): StrongWolfeState => {
  const { from, best, other, bracketed, widths: [last, before], tries } = state;
  const width = Math.abs(other.at - best.at);
  const at = bracketed && width >= 0.66 * before ? best.at + 0.5 * (other.at - best.at) : state.at;
  const stuck = bracketed && (-from.slope * width <= noise * Math.abs(from.value) || width <= 1e-15 * Math.max(best.at, other.at) || at === best.at || at === other.at);
  if (!stuck && tries < limit) return { ...state, at, widths: bracketed ? [width, last] : state.widths };
  return best.at > 0 ? { ...state, at: best.at, settling: true } : { ...state, verdict: "fail" };
};

/** Towards the best point, and never again as far. */
const shortened = (state: StrongWolfeState, limit: number): StrongWolfeState => {
  const { at, best, tries } = state;
  if (tries >= limit || at === best.at) return { ...state, verdict: "fail" };
  return { ...state, at: best.at + 0.1 * (at - best.at), ceiling: at, tries: tries + 1 };
};
