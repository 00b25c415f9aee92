import { bind } from "../bind.js";
import { ops } from "../operations.js";
import { block } from "../primitives/linalg/matrix.js";
import type { Tensor } from "../tensor.js";
import { lazy, start, type PowerSeries } from "./power-series.js";
import type { SeriesRule } from "./rule.js";

/**
 * Of a function of matrices: its value for the block Toeplitz matrix with A₀ on the diagonal, A₁ beside it, …, whose first row of blocks is the series. It costs
 * (order + 1)³ times the function, and is exact where a recurrence would divide by differences of eigenvalues.
 *
 * @source Higham (2008), Functions of Matrices, theorem 3.6, applied again and again
 */
export const matrixFunction: SeriesRule = (level, name, inputs, params) => {
  const n = inputs[0]!.shape.at(-1)!;
  const rowTo = (order: number): Tensor => bind(name, inputs.map((x) => toeplitz(level.seriesOf(x), order)), params)[0]!;
  const isNested = level.isBusy();
  let whole: Tensor | undefined;
  return [
    lazy((k) => {
      const row = isNested || k > level.order ? rowTo(k) : (whole ??= rowTo(level.order));
      return block(ops, row, [0, k * n], [n, n]);
    }),
  ];
};

const toeplitz = (a: PowerSeries, order: number): Tensor => {
  const first = start(a);
  const zero = ops.zeros(first.shape, first.dtype);
  const axis = first.shape.length - 1;
  const rows = Array.from({ length: order + 1 }, (_, i) => ops.concat(Array.from({ length: order + 1 }, (__, j) => (j < i ? zero : (a.at(j - i) ?? zero))), axis));
  return ops.concat(rows, axis - 1);
};

