import type { Maybe } from "../primitive.js";
import type { Tensor } from "../tensor.js";
import type { NumberSeries } from "./number-series.js";

/** Σ cₖ tᵏ: each coefficient is computed when it is first asked for, in ascending order, and kept; an absent one is zero for certain. */
export interface PowerSeries {
  at: (k: number) => Maybe;
  /** Whether a trace is told while one of its coefficients is computed. */
  isGuarded?: true;
  /** All of its coefficients as finite numbers in one array; none once it is known that they are not. */
  numbers?: NumberSeries | "none";
}

/** A series from its coefficient function, which may ask for coefficients before the one that it computes. */
export const lazy = (coefficient: (k: number) => Maybe): PowerSeries => {
  const known: Maybe[] = [];
  return {
    at: (k) => {
      while (known.length <= k) known.push(coefficient(known.length));
      return known[k];
    },
  };
};

/** A series of which these are all coefficients. */
export const polynomial = (terms: readonly Maybe[]): PowerSeries => ({ at: (k) => terms[k] });

/** The value of a series at t = 0, which every series has. */
export const start = (x: PowerSeries): Tensor => x.at(0)!;
