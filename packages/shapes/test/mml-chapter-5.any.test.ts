import { describe, expect, it } from "vitest";
import { array, derivative, einsum, flatIndex, fromData, isClose, jacobianIndex, jacobianMatrix, layout, matmul, multiIndex, size, toNested, type Shape } from "../src/index.js";

describe("layout(of, by) is that of MML Figures 5.6 and 5.7 and the examples of §5.4", () => {
  const rows: [what: string, of: Shape, by: Shape, kind: string, text: string, matrix: number[] | undefined][] = [
    ["ℝ → ℝ is a scalar",               [],     [],     "scalar", "1×1",           [1, 1]],
    ["ℝ³ → ℝ is a 1×D row",             [],     [3],    "row",    "1×3",           [1, 3]],
    ["ℝ → ℝ³ is an E×1 column",         [3],    [],     "column", "3×1",           [3, 1]],
    ["ℝ³ → ℝ⁵ is an E×D matrix",        [5],    [3],    "matrix", "5×3",           [5, 3]],
    ["one output is still a matrix",    [1],    [3],    "matrix", "1×3",           [1, 3]],
    ["ℝ⁰ → ℝ is an empty row",          [],     [0],    "row",    "1×0",           [1, 0]],
    ["a scalar by a matrix",            [],     [3, 2], "matrix", "1×(3×2)",       [3, 2]],
    ["a matrix by a scalar",            [4, 2], [],     "matrix", "(4×2)×1",       [4, 2]],
    ["dA/dx of Figure 5.7",             [4, 2], [3],    "tensor", "(4×2)×3",       undefined],
    ["df/dA of f = Ax, Example 5.12",   [4],    [4, 3], "tensor", "4×(4×3)",       undefined],
    ["dK/dR of K = RᵀR, Example 5.13",  [2, 2], [3, 2], "tensor", "(2×2)×(3×2)",   undefined],
    ["axes of size 1 count",            [1, 1], [1],    "tensor", "(1×1)×1",       undefined],
    ["a Hessian of ℝᵐ, as m×n×n",       [5],    [3, 3], "tensor", "5×(3×3)",       undefined],
  ];

  it.each(rows)("%s", (_, of, by, kind, text, matrix) => {
    expect(layout(of, by)).toEqual({ kind, text, ...(matrix && { matrix }) });
    expect(derivative(of, by)).toEqual([...of, ...by]);
  });
});

describe("dA/dx of A(x) ∈ ℝ⁴ˣ², x ∈ ℝ³ (MML Figure 5.7)", () => {
  const slope = (i: number, j: number, k: number) => (i + 1) * 100 + (j + 1) * 10 + k + 1;
  const [of, by] = [[4, 2], [3]] as const;

  it("is 4×2×3, its Jacobian 8×3", () => expect([derivative(of, by), jacobianMatrix(of, by)]).toEqual([[4, 2, 3], [8, 3]]));

  it("has the same numbers by collating the partials (approach 1) and by flattening A (approach 2)", () => {
    const partials = [0, 1, 2].map((k) => array([0, 1, 2, 3].map((i) => [0, 1].map((j) => slope(i, j, k)))));
    const collated = fromData(partials.flatMap((partial) => [...partial]), [3, 4, 2]).transpose([1, 2, 0]);
    const flattened = array([0, 1, 2, 3, 4, 5, 6, 7].map((row) => [0, 1, 2].map((k) => slope(...(multiIndex(row, of) as [number, number]), k))));

    expect(toNested(flattened.reshape([4, 2, 3]))).toEqual(toNested(collated));
    const map = jacobianIndex(of, by);
    const indices = Array.from({ length: 24 }, (_, place) => multiIndex(place, [4, 2, 3]));
    expect(indices.map((index) => flattened.at(...map.toMatrix(index)))).toEqual(indices.map((index) => collated.at(...index)));
  });
});

describe("df/dA of f = Ax (MML Example 5.12)", () => {
  it("contracts with x: ∂fᵢ/∂A_kq = δ_ik x_q has the shape of the outer product of an identity and x", () => {
    expect(derivative([4], [4, 3])).toEqual(einsum("ik,q->ikq", [4, 4], [3]));
    expect(layout([], [4, 3]).text).toBe("1×(4×3)");
  });
});

describe("dK/dR of K = RᵀR, R ∈ ℝ³ˣ² (MML Example 5.13)", () => {
  const R = array([[1, 2], [3, 5], [7, 11]]);
  const K = (r: (i: number, j: number) => number, p: number, q: number) => [0, 1, 2].reduce((sum, m) => sum + r(m, p) * r(m, q), 0);
  // ∂K_pq/∂R_ij by (5.97), and as a central difference, which is exact for a quadratic.
  const formula = (p: number, q: number, i: number, j: number) => (j === p ? R.at(i, q) : 0) + (j === q ? R.at(i, p) : 0);
  const difference = (p: number, q: number, i: number, j: number) => {
    const at = (h: number) => K((m, n) => R.at(m, n) + (m === i && n === j ? h : 0), p, q);
    return (at(1) - at(-1)) / 2;
  };

  it("is (2×2)×(3×2), and its flattened view 4×6", () => {
    expect(derivative(matmul([2, 3], [3, 2]), [3, 2])).toEqual([2, 2, 3, 2]);
    expect(jacobianMatrix([2, 2], [3, 2])).toEqual([4, 6]);
  });

  it("has the numbers of (5.97) at the places of the flattened Jacobian", () => {
    const shape = derivative([2, 2], [3, 2]);
    const quad = (k: number) => multiIndex(k, shape) as unknown as [number, number, number, number];
    const places = Array.from({ length: size(shape) }, (_, k) => k);
    const tensor = fromData(places.map((k) => formula(...quad(k))), shape);
    const jacobian = fromData(places.map((k) => difference(...quad(k))), shape).reshape([4, 6]);
    expect(isClose(tensor.reshape([4, 6]), jacobian)).toBe(true);
    expect(jacobian.at(...jacobianIndex([2, 2], [3, 2]).toMatrix([0, 1, 2, 1]))).toBe(tensor.at(0, 1, 2, 1));
    expect(flatIndex([0, 1, 2, 1], shape)).toBe(11);
  });
});

it("least squares ∂L/∂θ = −2eᵀΦ is a row: (1×N)(N×D) (MML Example 5.11)", () => expect(matmul([1, 7], [7, 3])).toEqual(layout([], [3]).matrix));
