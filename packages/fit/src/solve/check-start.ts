import { error } from "../errors.js";
import type { Problem } from "./problem.js";

/**
 * Whether the model and its derivatives are finite at a start that was given.
 *
 * @throws fit/start  which names the first row where they are not
 */
export const checkStart = ({ names, fill, rows }: Problem, start: Float64Array): void => {
  rows.sweep(fill(start), true, ({ from, count, values, slopes }) => {
    for (const [what, numbers] of [["the model", values] as const, ...slopes.map((slope, j) => [`its derivative by ${names[j]}`, slope] as const)]) {
      for (let k = 0; k < count; k++) {
        if (!Number.isFinite(numbers[k])) {
          throw error("fit/start", { what, row: from + k, value: String(numbers[k]), parameters: Object.fromEntries(names.map((name, j) => [name, start[j]!])) });
        }
      }
    }
  });
};
