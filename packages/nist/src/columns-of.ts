import type { NistProblem } from "./problem.js";

/** The data of a problem by column: y and the predictors. */
export const columnsOf = ({ predictors, x, y }: NistProblem): Record<string, Float64Array> => ({
  y: Float64Array.from(y),
  ...Object.fromEntries(predictors.map((name, k) => [name, Float64Array.from(x, (row) => row[k]!)])),
});
