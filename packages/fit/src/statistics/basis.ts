import { tQuantile } from "../distributions/students-t.js";
import type { Spread } from "./spread.js";

/** How errors spread from the residuals to the parameters, and from those to whatever follows from them. */
export interface Basis {
  /** The parameters that have an error: free ones that are not at a bound. */
  readonly names: readonly string[];
  readonly spread: Spread;
  /** The standard deviation of an observation of weight 1; null where it cannot be estimated. */
  readonly sigma: number | null;
  readonly freedom: number;
}

/** Half the width of an interval is so many standard errors. */
export const quantileOf = ({ freedom }: Pick<Basis, "freedom">, level: number): number => tQuantile((1 - level) / 2, freedom);
