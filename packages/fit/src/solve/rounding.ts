import type { Problem } from "./problem.js";

/** The part of the response that a residual loses to rounding. */
const lost = 1e-13;

/** By so much sums of squares differ from rounding alone. */
export const roundingOf = ({ observed, roots }: Problem): number => observed.reduce((sum, y, i) => sum + (lost * y * (roots ? roots[i]! : 1)) ** 2, 0);
