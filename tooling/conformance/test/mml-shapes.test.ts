import { derivative, einsum, jacobianIndex, jacobianMatrix, layout, matmul, size } from "@gradkit/shapes";
import { describe, expect, it } from "vitest";

const scalar: readonly number[] = [];

/** The chapter's statements on shapes: D^of/D^by is drawn so. */
const layouts = {
  "Fig. 5.6: ℝ → ℝ":              { of: scalar, by: scalar, kind: "scalar", text: "1×1" },
  "Fig. 5.6: ℝᴰ → ℝ, (5.40)":     { of: scalar, by: [3],    kind: "row",    text: "1×3" },
  "Fig. 5.6: ℝ → ℝᴱ":             { of: [2],    by: scalar, kind: "column", text: "2×1" },
  "Fig. 5.6: ℝᴰ → ℝᴱ, (5.57)":    { of: [2],    by: [3],    kind: "matrix", text: "2×3" },
  "Fig. 5.7: A ∈ ℝ^{4×2}, x ∈ ℝ³": { of: [4, 2], by: [3],    kind: "tensor", text: "(4×2)×3" },
  "Ex. 5.12: Ax by A, (5.86)":    { of: [5],    by: [5, 3], kind: "tensor", text: "5×(5×3)" },
  "Ex. 5.13: RᵀR by R, (5.94)":   { of: [3, 3], by: [4, 3], kind: "tensor", text: "(3×3)×(4×3)" },
} as const;

describe("MML chapter 5, shapes", () => {
  it.each(Object.entries(layouts))("%s", (_, { of, by, kind, text }) => {
    expect(layout(of, by)).toMatchObject({ kind, text });
    expect(derivative<readonly number[], readonly number[]>(of, by)).toEqual([...of, ...by]);
  });

  it("(5.53) the chain rule is a product of Jacobians: 1×2 times 2×2 gives 1×2", () => {
    const outer = jacobianMatrix([], [2]);
    const inner = jacobianMatrix([2], [2]);
    expect(matmul(outer, inner)).toEqual(jacobianMatrix([], [2]));
  });

  it("Fig. 5.7 the flattened Jacobian has the elements of the tensor, in its order", () => {
    const [rows, columns] = jacobianMatrix([4, 2], [3]);
    const index = jacobianIndex([4, 2], [3]);
    const places = Array.from({ length: rows * columns }, (_, flat) => [Math.floor(flat / columns), flat % columns] as const);
    expect([rows, columns, places.length]).toEqual([8, 3, size([4, 2, 3])]);
    expect(places.map(([row, column]) => index.toMatrix(index.toTensor(row, column)))).toEqual(places);
  });

  it("Ex. 5.11 the gradient of least squares, −2eᵀΦ, is 1×D: [1×N]·[N×D]", () => {
    expect(matmul([1, 7], [7, 3])).toEqual([1, 3]);
  });

  it("(5.155) to (5.158) the terms of a Taylor series are scalars: Dᵏf contracted with δᵏ", () => {
    const terms: readonly (readonly [string, readonly number[]])[] = [["i,i->", [2]], ["ij,i,j->", [2, 2]], ["ijk,i,j,k->", [2, 2, 2]]];
    const contracted = terms.map(([spec, derivatives]) => einsum<string, readonly (readonly number[])[]>(spec, derivatives, ...derivatives.map(() => [2])));
    expect(contracted).toEqual([[], [], []]);
  });

  it("(5.147) the Hessian of f: ℝⁿ → ℝ is n×n, that of f: ℝⁿ → ℝᵐ is m×n×n", () => {
    expect(derivative(derivative([], [3]), [3])).toEqual([3, 3]);
    expect(derivative(derivative([2], [3]), [3])).toEqual([2, 3, 3]);
  });
});
