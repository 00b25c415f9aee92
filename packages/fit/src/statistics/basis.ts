import { tQuantile } from "../distributions/students-t.js";
import { recent } from "../recent.js";
import type { Spread } from "./spread.js";

/** How errors spread from the residuals to the parameters, and from those to whatever follows from them. */
export interface Basis {
  /** The parameters that have an error: free ones that are not at a bound. */
  readonly names: readonly string[];
  readonly spread: Spread;
  /** What errors of the parameters are measured in; null where it cannot be estimated. */
  readonly sigma: number | null;
  /** The standard deviation of an observation of weight 1. */
  readonly noise: number | null;
  /** The root of what the deviance of a profile is counted in. */
  readonly unit: number | null;
  readonly freedom: number;
}

const remembered = recent<number>(32);

/** Half the width of an interval is so many standard errors. */
export const quantileOf = ({ freedom }: Pick<Basis, "freedom">, level: number): number => remembered(`${level}:${freedom}`, () => tQuantile((1 - level) / 2, freedom));
