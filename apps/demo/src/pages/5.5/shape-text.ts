import type { MatrixExpr } from "@gradkit/matrix";

/** The shape of an expression in the names of its sizes: "m×n", "(m×n)×(p×q)" of a tensor, and nothing of a scalar. */
export const shapeText = (expr: MatrixExpr): string => {
  if (expr.kind === "tensor") return [expr.out, expr.by].filter((axes) => axes.length > 0).map((axes) => (axes.length > 1 ? `(${axes.map(({ size }) => size).join("×")})` : axes[0]!.size)).join("×");
  return expr.rows === null && expr.cols === null ? "" : `${expr.rows ?? 1}×${expr.cols ?? 1}`;
};
