import { flatIndex } from "./flat-index.js";
import { multiIndex } from "./multi-index.js";
import { jacobianMatrix } from "./jacobian-matrix.js";
import { derivative } from "./derivative.js";
import type { Shape } from "./shape.js";

/** The way between the two views of one derivative. */
export interface JacobianIndex {
  /** Row and column in `jacobianMatrix(of, by)` of an element of the tensor of shape `derivative(of, by)`. */
  toMatrix(index: Shape): [row: number, column: number];
  /** Index in the tensor of an element of the matrix. */
  toTensor(row: number, column: number): number[];
}

/**
 * Index maps between the derivative as a tensor (the partials collated, approach 1) and as the flattened Jacobian (approach 2). Both have the
 * same elements in the same row-major order.
 *
 * @source MML §5.4, Figure 5.7
 * @example
 * jacobianIndex([4, 2], [3]).toMatrix([3, 1, 2]) // => [7, 2]
 * jacobianIndex([4, 2], [3]).toTensor(7, 2)      // => [3, 1, 2]
 */
export const jacobianIndex = (of: Shape, by: Shape): JacobianIndex => {
  const tensor = derivative(of, by);
  const matrix = jacobianMatrix(of, by);
  return {
    toMatrix: (index) => multiIndex(flatIndex(index, tensor), matrix) as [number, number],
    toTensor: (row, column) => multiIndex(flatIndex([row, column], matrix), tensor) as number[],
  };
};
