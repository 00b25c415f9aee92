import type { Point } from "../method.js";
import { normMax } from "../vector.js";
import type { RunState } from "./run-state.js";

/** Values that differ by less than this part are of one point, to rounding. */
const rounding = 1e-12;

/** The point that a run gives: the best one; but the last one where its value is the same to rounding, and its gradient smaller. */
export const foundBy = ({ best, method: { point } }: Pick<RunState, "best" | "method">): Point | undefined => {
  const same = best && point && point !== best && Math.abs(point.value - best.value) <= rounding * Math.abs(best.value) && normMax(point.gradient) <= normMax(best.gradient);
  return same ? point : best;
};
