import { orderOf } from "../statistics/order-of.js";
import { runsTest } from "../statistics/runs-test.js";
import type { Search } from "./candidates.js";

/** Whether the signs of the residuals, in the order of the first column, come in far fewer runs than chance would have: a part of the data may not have been found. */
export const hasPattern = ({ problem: { fill, rows, observed }, columns }: Search, x: Float64Array): boolean => {
  const residuals = new Float64Array(rows.count);
  rows.sweep(fill(x), false, ({ from, count, values }) => {
    for (let k = 0; k < count; k++) residuals[from + k] = observed[from + k]! - values[k]!;
  });
  const test = runsTest(residuals, orderOf(Object.values(columns)[0] ?? observed));
  return test !== null && test.z < -4;
};
