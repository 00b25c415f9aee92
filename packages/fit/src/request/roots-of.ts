import { error } from "../errors.js";
import type { Columns, FitOptions } from "../options.js";
import { columnOf, doubles } from "./column-of.js";

/**
 * Square roots of the weights that are asked for, shape (n): of `weights`, or 1/σ; undefined where all rows count the same.
 *
 * @throws fit/option, fit/column, fit/lengths, fit/weight
 */
export const rootsOf = ({ weights, sigma, absoluteSigma }: FitOptions, columns: Columns, count: number): Float64Array | undefined => {
  if (weights !== undefined && sigma !== undefined) throw error("fit/option", { option: "weights", rule: "must not be given together with `sigma`", got: "both" });
  if (absoluteSigma && sigma === undefined) throw error("fit/option", { option: "absoluteSigma", rule: "needs `sigma`", got: "none" });
  const given = weights ?? sigma;
  if (given === undefined) return undefined;
  const option = weights === undefined ? "sigma" : "weights";
  const numbers = typeof given === "number" ? new Float64Array(count).fill(given) : typeof given === "string" ? columnOf(given, columns, count, `\`${option}\``) : doubles(given);
  if (numbers.length !== count) throw error("fit/lengths", { lengths: { rows: count, [option]: numbers.length } });
  const isOdd = option === "sigma" ? (x: number) => !(x > 0 || Number.isNaN(x)) : (x: number) => x < 0;
  const row = numbers.findIndex(isOdd);
  if (row >= 0) throw error("fit/weight", { option, rule: option === "sigma" ? "must be positive" : "must not be negative", row, value: numbers[row]! });
  return option === "sigma" ? numbers.map((x) => 1 / x) : numbers.map(Math.sqrt);
};
