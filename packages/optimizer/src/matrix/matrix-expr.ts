/** The length of an axis: a number, a name, or a product of names as `m*n`. */
export type Size = number | string;

/** What all expressions have: the axes of their value; a scalar has none, a column rows only. */
interface Extent {
  readonly rows: Size | null;
  readonly cols: Size | null;
}

/**
 * An expression of matrices, as `parse` of @gradkit/matrix gives it: plain data, which is read as such, so that neither package needs the other.
 */
export type MatrixExpr =
  | (Extent & { readonly kind: "number"; readonly value: number })
  | (Extent & { readonly kind: "size"; readonly size: Size })
  | (Extent & { readonly kind: "symbol"; readonly name: string })
  | (Extent & { readonly kind: "call"; readonly name: string; readonly args: readonly MatrixExpr[] })
  | (Extent & { readonly kind: "tensor" });

const kinds: readonly unknown[] = ["number", "size", "symbol", "call", "tensor"];

export const isMatrixExpr = (value: unknown): value is MatrixExpr =>
  typeof value === "object" && value !== null && "rows" in value && "cols" in value && kinds.includes((value as { readonly kind?: unknown }).kind);
