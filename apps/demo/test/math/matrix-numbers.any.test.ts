import { declare } from "@gradkit/matrix";
import { describe, expect, it } from "vitest";
import { matrixNumbers } from "../../src/math/matrix-numbers.js";

describe("matrixNumbers(symbols, sizes, seed)", () => {
  const of = (symbols: string, seed = 1) => matrixNumbers(declare(symbols), { m: 3, n: 2 }, seed) as Record<string, number[][]>;

  it("has the shapes that are declared, sizes without a name given being 2", () => {
    const { c, x, A, B } = of("c; x: m; A: m×n; B: m*n×k");
    expect(typeof c).toBe("number");
    expect([x!.length, A!.length, A![0]!.length, B!.length, B![0]!.length]).toEqual([3, 3, 2, 6, 2]);
  });

  it("is the same for the same seed alone, and has no zeros", () => {
    expect(of("A: m×n", 3)).toEqual(of("A: m×n", 3));
    expect(of("A: m×n", 3)).not.toEqual(of("A: m×n", 4));
    expect(of("A: m×m").A!.flat().every((value) => value !== 0 && Math.abs(value) <= 2)).toBe(true);
  });

  it("is what the properties say", () => {
    const { S, D, L, U, X } = of("S: m×m symmetric; D: m×m diagonal; L: m×m lowerTriangular; U: m×m upperTriangular; X: m×m invertible") as Record<"S" | "D" | "L" | "U" | "X", number[][]>;
    for (const [i, j] of [[0, 1], [0, 2], [1, 2]] as const) {
      expect(S[i]![j]).toBe(S[j]![i]);
      expect([D[i]![j], D[j]![i], L[i]![j], U[j]![i]]).toEqual([0, 0, 0, 0]);
    }
    expect(X.every((row, i) => row[i]! > row.reduce((sum, value, j) => (j === i ? sum : sum + Math.abs(value)), 0))).toBe(true);
  });
});
