import { roundingOf } from "../solve/rounding.js";
import { plansOf, type Plan, type Search } from "./candidates.js";

/** What there is to do in a search, without its rows. */
export interface Survey {
  readonly plans: readonly Plan[];
  /** Whether the formula is linear in all that are looked for, so that there is one minimum. */
  readonly isLinear: boolean;
  /** By so much sums of squares differ from rounding alone. */
  readonly rounding: number;
}

export const surveyOf = (search: Search): Survey => ({ plans: plansOf(search), isLinear: search.isLinear, rounding: roundingOf(search.problem) });
