import { tensor, toNDArray, type Tensor } from "@gradkit/autodiff";
import { dense } from "../dense.js";
import { laterError } from "../later-errors.js";
import type { FlatObjective } from "../evaluator.js";
import { rowCounts, weightsOf, type Chunks } from "./chunks.js";
import { rowsFrom, type Rows } from "./rows.js";

/** More than rounding, and less than any mistake between a mean and a sum. */
const tolerance = 1e-6;

/**
 * Looks, at the start and in the first two chunks, whether the objective of rows follows from those of chunks of them. Where a value is not finite, that is another matter.
 *
 * @throws optimizer/chunks
 */
export const checkChunks = (call: "minimize" | "leastSquares", f: FlatObjective, start: Float64Array, rows: Rows, chunks: Chunks): void => {
  const [first, second = 0] = rowCounts(chunks, rows.count);
  if (second === 0) return;
  const at = (from: number, count: number): number => valueOf(call, f(tensor(start), ...rowsFrom(rows, from, count).map((leaf) => tensor(leaf))));
  const together = at(0, first! + second);
  const [a, b] = [at(0, first!), at(first!, second)];
  const weights = call === "minimize" ? weightsOf({ ...chunks, size: first! }, first! + second) : [1, 1];
  const apart = weights[0]! * a + weights[1]! * b;
  const size = Math.abs(weights[0]! * a) + Math.abs(weights[1]! * b);
  if (Math.abs(together - apart) > tolerance * size) throw laterError("optimizer/chunks", { call, of: call === "minimize" ? chunks.of : "squares", rows: first! + second, together, apart });
};

const valueOf = (call: string, leaves: readonly Tensor[]): number =>
  call === "minimize" ? toNDArray(leaves[0]!).at() : leaves.reduce((sum, leaf) => dense(leaf).reduce((all, r) => all + r * r, sum), 0);
