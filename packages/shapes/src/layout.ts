import { derivative } from "./derivative.js";
import type { Shape } from "./shape.js";

/** How a derivative is drawn on paper. */
export interface Layout {
  readonly kind: "scalar" | "row" | "column" | "matrix" | "tensor";
  /** Rows and columns as drawn; a tensor has none. */
  readonly matrix?: readonly [rows: number, columns: number];
  /** Output × input, a side of several axes in parentheses: `(4×2)×3`. A scalar side is 1. */
  readonly text: string;
}

/**
 * How the derivative of an array of shape `of` by one of shape `by` is laid out: a scalar by D inputs is a 1×D row, E outputs by a scalar an E×1
 * column, E outputs by D inputs an E×D matrix, and a matrix on either side gives `(4×2)×3`.
 *
 * The kind goes by the number of axes, never by their sizes: E = 1 outputs by D inputs are a matrix of one row. A scalar by a matrix (and a matrix by a
 * scalar) has two axes and is drawn as a matrix of that shape, while its flattened view `jacobianMatrix` has one row (column).
 *
 * @source MML §5.3, Figure 5.6; §5.4, Figure 5.7
 * @throws shapes/shape when a size is negative or not whole
 * @example
 * layout([], [3]).kind           // => "row"
 * layout([], [3]).text           // => "1×3"
 * layout([4, 2], [3]).text       // => "(4×2)×3"
 * layout([2, 2], [3, 2]).text    // => "(2×2)×(3×2)"
 * layout([5], [3]).matrix        // => [5, 3]
 */
export const layout = (of: Shape, by: Shape): Layout => {
  const axes: Shape = derivative(of, by);
  const text = [of, by].map((side) => (side.length > 1 ? `(${side.join("×")})` : (side[0] ?? 1))).join("×");
  if (axes.length > 2) return { kind: "tensor", text };
  if (axes.length > 1) return { kind: "matrix", matrix: axes as readonly [number, number], text };
  return { kind: of.length ? "column" : by.length ? "row" : "scalar", matrix: [of[0] ?? 1, by[0] ?? 1], text };
};
