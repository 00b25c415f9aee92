import { error } from "../errors.js";
import type { Problem } from "./problem.js";

/**
 * Whether the model and its derivatives are finite at a start that was given.
 *
 * @param omitted  the rows of the data that are not among those of the problem, in their order
 * @throws fit/start  which names the first row of the data where they are not
 */
export const checkStart = ({ names, fill, rows }: Problem, start: Float64Array, omitted: readonly number[]): void => {
  rows.sweep(fill(start), true, ({ from, count, values, slopes }) => {
    for (const [what, numbers] of [["the model", values] as const, ...slopes.map((slope, j) => [`its derivative by ${names[j]}`, slope] as const)]) {
      for (let k = 0; k < count; k++) {
        if (!Number.isFinite(numbers[k])) {
          throw error("fit/start", { what, row: omitted.reduce((row, out) => (out <= row ? row + 1 : row), from + k), value: String(numbers[k]), parameters: Object.fromEntries(names.map((name, j) => [name, start[j]!])) });
        }
      }
    }
  });
};
