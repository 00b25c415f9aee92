import { checkShapes } from "./check-shape.js";
import type { Shape } from "./shape.js";
import { product, type Size } from "./size.js";

/**
 * Rows and columns of the Jacobian of the flattened output by the flattened input: one row an element of the output, one column an element of
 * the input. It is always a matrix, where `derivative` keeps the axes.
 *
 * @source MML §5.4, Figure 5.7, approach 2
 * @throws shapes/shape when a size is negative or not whole
 * @example
 * jacobianMatrix([4, 2], [3])    // => [8, 3]
 * jacobianMatrix([2, 2], [3, 2]) // => [4, 6]
 * jacobianMatrix([], [3])        // => [1, 3]
 */
export const jacobianMatrix = <const Of extends Shape, const By extends Shape>(of: Of, by: By): [Size<Of>, Size<By>] =>
  checkShapes("jacobianMatrix", of, by).map(product) as [Size<Of>, Size<By>];
