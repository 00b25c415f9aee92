import type { LinePoint } from "../search.js";

/** φ and φ′ at a step length. */
export interface Known extends LinePoint {
  readonly at: number;
}

/** What a line search knows: the best point, the other end of the interval, whether that holds a minimum for certain, and a step not to be reached. */
export interface Bracket {
  readonly best: Known;
  readonly other: Known;
  readonly bracketed: boolean;
  readonly ceiling: number;
}

/** How far beyond the farthest point a search without bracket may go: this multiple of its last move. */
const stride = 4;

/**
 * The bracket with a new point taken in, and the step to try next: by cubic and parabola through values and slopes, safeguarded.
 *
 * @source Moré and Thuente (1994), section 4, cases 1 to 4
 */
export const trialStep = ({ best, other, bracketed, ceiling }: Bracket, here: Known): Bracket & { readonly next: number } => {
  const move = here.at - best.at;
  const opposite = here.slope * Math.sign(best.slope) < 0;
  const cubic = cubicMinimum(best, here);
  const secant = here.at + (here.slope / (here.slope - best.slope)) * -move;

  if (here.value > best.value) {
    // Case 1, a higher value: the minimum is between.
    const parabola = best.at + ((best.slope / ((best.value - here.value) / move + best.slope)) / 2) * move;
    const next = Math.abs(cubic - best.at) < Math.abs(parabola - best.at) ? cubic : cubic + (parabola - cubic) / 2;
    return inside({ best, other: here, bracketed: true, ceiling }, next);
  }
  if (opposite) {
    // Case 2, a lower value and a slope of the other sign: the minimum is between.
    const next = Math.abs(cubic - here.at) >= Math.abs(secant - here.at) ? cubic : secant;
    return inside({ best: here, other: best, bracketed: true, ceiling }, next);
  }
  const bracket = { best: here, other, bracketed, ceiling };
  const farthest = bracketed ? other.at : Math.min(here.at + stride * (here.at - Math.min(best.at, here.at) || here.at), ceilingBelow(here.at, ceiling));
  if (Math.abs(here.slope) < Math.abs(best.slope)) {
    // Case 3, a lower value and less slope of the same sign: a minimum may be beyond.
    const beyond = (cubic - here.at) * Math.sign(move) > 0 && Number.isFinite(cubic) ? cubic : farthest;
    if (!bracketed) return { ...bracket, next: Math.min(Math.max(Math.abs(beyond - here.at) > Math.abs(secant - here.at) ? beyond : secant, here.at + 1.1 * (here.at - best.at)), farthest) };
    const near = Math.abs(beyond - here.at) < Math.abs(secant - here.at) ? beyond : secant;
    const limit = here.at + 0.66 * (other.at - here.at);
    return inside(bracket, move > 0 ? Math.min(near, limit) : Math.max(near, limit));
  }
  // Case 4, a lower value and no less slope: farther.
  return bracketed ? inside(bracket, cubicMinimum(here, other)) : { ...bracket, next: farthest };
};

/** A step in a bracket: its middle where what was computed is none of its inner points. */
const inside = (bracket: Bracket, next: number): Bracket & { readonly next: number } => {
  const { best, other } = bracket;
  const [low, high] = [Math.min(best.at, other.at), Math.max(best.at, other.at)];
  return { ...bracket, next: next > low && next < high ? next : best.at + (other.at - best.at) / 2 };
};

/** Half the way to a step where the function was not finite. */
const ceilingBelow = (at: number, ceiling: number): number => (ceiling === Infinity ? Infinity : at + 0.5 * (ceiling - at));

/** Where the cubic through two values and slopes has its minimum; NaN where it has none. */
const cubicMinimum = (a: Known, b: Known): number => {
  const theta = (3 * (a.value - b.value)) / (b.at - a.at) + a.slope + b.slope;
  const scale = Math.max(Math.abs(theta), Math.abs(a.slope), Math.abs(b.slope));
  const root = scale * Math.sqrt((theta / scale) ** 2 - (a.slope / scale) * (b.slope / scale)) * Math.sign(b.at - a.at);
  const part = (root - a.slope + theta) / (root - a.slope + root + b.slope);
  return a.at + part * (b.at - a.at);
};
