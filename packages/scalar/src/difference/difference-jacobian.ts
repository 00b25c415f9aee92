import { differenceError } from "../errors.js";
import { difference } from "./difference.js";
import { along, type PartialOptions } from "./difference-gradient.js";

/**
 * The Jacobian of a vector-valued function at x by differences, each entry with its own step and error estimate; the outputs share their evaluations.
 *
 * @param f  - ℝⁿ → ℝᵐ; is given an array of its own at each call
 * @param x  - shape (n)
 * @returns value and error, shape (m, n) each, numerator layout: rows are outputs, columns are inputs
 * @source MML 5.58
 * @throws scalar/difference-value  where f does not return an array of m numbers; and as {@link difference}
 * @example
 * differenceJacobian(([x, y]) => [x * y, x + y, x], [2, 3]).value // => [[3, 2], [1, 1], [1, 0]]
 */
export const differenceJacobian = (
  f: (x: number[]) => ArrayLike<number>,
  x: ArrayLike<number>,
  options: PartialOptions = {},
): { value: number[][]; error: number[][]; evaluations: number } => {
  const y: unknown = f(Array.from(x));
  if (!isArrayLike(y)) throw fail(x, y, "an array of numbers");
  let evaluations = 1;

  const columns = Array.from(x, (xj, j) => {
    const outputs = new Map<number, ArrayLike<number>>([[xj, y]]);
    const compute = along((point) => {
      evaluations++;
      const output: unknown = f(point);
      if (!isArrayLike(output) || output.length !== y.length) throw fail(point, output, `an array of ${y.length} numbers`);
      return output;
    }, x, j);
    const outputAt = (t: number): ArrayLike<number> => {
      const output = outputs.get(t) ?? compute(t);
      outputs.set(t, output);
      return output;
    };
    return Array.from(y, (_, i) => difference((t) => outputAt(t)[i]!, xj, options));
  });
  const rows = (part: "value" | "error") => Array.from(y, (_, i) => columns.map((column) => column[i]![part]));
  return { value: rows("value"), error: rows("error"), evaluations };
};

const isArrayLike = (y: unknown): y is ArrayLike<number> => Array.isArray(y) || (ArrayBuffer.isView(y) && "length" in y);

const fail = (at: ArrayLike<number>, y: unknown, expected: string) =>
  differenceError("scalar/difference-value", { call: "differenceJacobian", at: `[${Array.from(at).join(", ")}]`, got: describe(y), expected });

const describe = (y: unknown): string => (isArrayLike(y) ? `${y.length} values` : y === null ? "null" : typeof y);
