import { describe, expect, it } from "vitest";
import { declare, evaluate, gradient, parse, type Structure, type Values } from "../../src/index.js";
import { relativeError } from "../data/entries.js";

const n = 3;
const symbols = declare("a: n; b: n; t; X: n×n; A: n×n; B: n×n; C: m×n");
const wave = (seed: number): number => Math.sin(12.9898 * (seed + 1));
const grid = (rows: number, at: (i: number, j: number) => number): number[][] => Array.from({ length: rows }, (_, i) => Array.from({ length: n }, (_x, j) => at(i, j)));
const given: Values = { n, m: 4, a: [0.3, 0.8, -0.5], b: [1.2, -0.4, 0.7], t: 0.6, A: grid(n, (i, j) => wave(i + 4 * j)), B: grid(n, (i, j) => wave(9 + i + 5 * j)), C: grid(4, (i, j) => wave(3 + 2 * i + 7 * j)) };

interface Parameters {
  /** Whether the entry (i, j) of X moves with the parameter that stands at (row, col). */
  readonly moves: (i: number, j: number, row: number, col: number) => boolean;
  /** How often the gradient at (row, col) counts the derivative by that parameter. */
  readonly weight: (row: number, col: number) => number;
}
const same = (i: number, j: number, row: number, col: number): boolean => i === row && j === col;
const mirrored: Parameters["moves"] = (i, j, row, col) => same(i, j, row, col) || same(i, j, col, row);
const structures: Readonly<Record<Structure, Parameters>> = {
  full: { moves: same, weight: () => 1 },
  "sym-free": { moves: mirrored, weight: () => 1 },
  "sym-proj": { moves: mirrored, weight: (row, col) => (row === col ? 1 : 0.5) },
  diag: { moves: same, weight: (row, col) => (row === col ? 1 : 0) },
  lower: { moves: same, weight: (row, col) => (row >= col ? 1 : 0) },
  toeplitz: { moves: (i, j, row, col) => i - j === row - col, weight: () => 1 },
  "sym-toeplitz": { moves: (i, j, row, col) => Math.abs(i - j) === Math.abs(row - col), weight: () => 1 },
};

/** A well-conditioned X with a structure. */
const points: Readonly<Record<Structure, number[][]>> = {
  full: [[3, 0.4, -0.2], [0.7, 2.5, 0.3], [-0.5, 0.2, 2]],
  "sym-free": [[3, 0.4, -0.2], [0.4, 2.5, 0.3], [-0.2, 0.3, 2]],
  "sym-proj": [[3, 0.4, -0.2], [0.4, 2.5, 0.3], [-0.2, 0.3, 2]],
  diag: [[3, 0, 0], [0, 2.5, 0], [0, 0, 2]],
  lower: [[3, 0, 0], [0.7, 2.5, 0], [-0.5, 0.2, 2]],
  toeplitz: [[3, 0.4, -0.2], [0.7, 3, 0.4], [-0.5, 0.7, 3]],
  "sym-toeplitz": [[3, 0.4, -0.2], [0.4, 3, 0.4], [-0.2, 0.4, 3]],
};

const functions = ["a'*X*b", "tr(A*X)", "tr(A*X*B*X')", "a'*inv(X)*b", "det(X)", "logdet(X)", "log(det(X))", "logdet(C*X*C' + eye(m))", "norm2(C*X*a)^2", "sum(A.*X.*X)", "tr(inv(X + t*eye(n))*A)", "tr(X^3)", "sum(exp(X))"];

describe.each(Object.keys(structures) as Structure[])("%s", (structure) => {
  it.each(functions)("%s agrees with differences of the parameters", (source) => {
    const f = parse(source, symbols);
    const { moves, weight } = structures[structure];
    const value = (row: number, col: number, h: number): number => evaluate(f, { ...given, X: points[structure].map((line, i) => line.map((x, j) => x + (moves(i, j, row, col) ? h : 0))) }).data[0]!;
    const slope = (row: number, col: number): number => (8 * (value(row, col, 1e-3) - value(row, col, -1e-3)) - (value(row, col, 2e-3) - value(row, col, -2e-3))) / 12e-3;
    const wanted = grid(n, (row, col) => weight(row, col) * slope(row, col)).flat();
    expect(relativeError(evaluate(gradient(f, "X", { structure }), { ...given, X: points[structure] }), wanted)).toBeLessThan(1e-8);
  });
});
