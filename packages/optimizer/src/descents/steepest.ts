import type { Descent } from "../descent.js";
import { scaled } from "../vector.js";
import { sameDecrease } from "./first-length.js";

/** The direction −∇f. */
export const steepest: Descent<null> = {
  name: "steepest",
  options: {},
  init: () => null,
  direction: (_, { gradient }) => scaled(-1, gradient),
  remember: () => null,
  firstStep: (_, direction, slope, last, x) => sameDecrease(direction, slope, last, x),
};
