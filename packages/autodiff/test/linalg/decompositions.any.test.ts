import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reshape, tensor, toArray, type Tensor } from "../../src/index.js";
import { cholesky, eigh, eigvalsh, lu, qr, svd, svdvals } from "../../src/linalg/index.js";

import { combine, diagonal, difference, eye, largest, matrixOf, product, size, square, transposed, type Rows } from "./matrices.js";

const eps = Number.EPSILON;
const runs = { seed: 5, numRuns: 300 };

/** A matrix whose shape is known where it has no element. */
const matrix = (a: Rows, m: number, n: number): Tensor => reshape(tensor(a.flat()), [m, n]);
const rows = (x: Tensor): number[][] => toArray(x) as number[][];
const values = (x: Tensor): number[] => toArray(x) as number[];
const anySize = fc.tuple(size, size).chain((sizes) => matrixOf(fc.constant(sizes)).map((a) => [a, ...sizes] as const));
const anySquare = square.chain((sizes) => matrixOf(fc.constant(sizes)).map((a) => [a, sizes[0]] as const));

/** ‖A − B‖ relative to ‖A‖, in units of n ε. */
const backward = (got: Rows, a: Rows, n: number): number => difference(got, a) / (Math.max(n, 1) * eps * (largest(a) || 1));
const skewness = (q: Rows, k: number): number => difference(product(transposed(q, k), q), eye(k)) / (Math.max(q.length, 1) * eps);

describe("lu", () => {
  it("P L U is A to rounding; L has a diagonal of 1 and no element above 1, U nothing below the diagonal", () => {
    fc.assert(fc.property(anySize, ([a, m, n]) => {
      const { p, l, u } = lu(matrix(a, m, n));
      const k = Math.min(m, n);
      expect(backward(m === 0 || n === 0 ? a : product(rows(p), product(rows(l), rows(u))), a, m + n)).toBeLessThan(16);
      expect(largest(rows(l))).toBeLessThanOrEqual(1);
      expect(rows(l).flatMap((row, i) => row.slice(i)).every((x) => x === 0 || x === 1)).toBe(true);
      expect(rows(u).flatMap((row, i) => row.slice(0, Math.min(i, k))).every((x) => x === 0)).toBe(true);
    }), runs);
  });
});

describe("qr", () => {
  it("Q R is A to rounding in every column, whatever its scale; Q has orthonormal columns, R's diagonal is not negative and below it is nothing", () => {
    fc.assert(fc.property(anySize, ([a, m, n]) => {
      const { q, r } = qr(matrix(a, m, n));
      const k = Math.min(m, n);
      const [left, right] = [rows(q), rows(r)];
      const again = k === 0 ? a : product(left, right);
      const columns = transposed(a, n).map((column, j) => backward([transposed(again, n)[j]!], [column], m + n));
      expect(Math.max(0, ...columns)).toBeLessThan(16);
      expect(skewness(left, k)).toBeLessThan(8);
      expect(right.every((row, i) => row[i]! >= 0 && row.slice(0, i).every((x) => x === 0))).toBe(true);
    }), runs);
  });
});

describe("cholesky", () => {
  it("L Lᵀ is A to rounding in every element, whatever the scales of the rows", () => {
    fc.assert(fc.property(anySquare, ([a, n]) => {
      const bounded = a.map((row) => row.map((x) => x / (largest(a) || 1)));
      const definite = combine(product(bounded, transposed(bounded, n)), eye(n), (x, y) => x + y);
      const scales = definite.map((_, i) => 10 ** (-20 * i));
      const graded = definite.map((row, i) => row.map((x, j) => x * scales[i]! * scales[j]!));
      const l = rows(cholesky(matrix(graded, n, n)));
      const again = product(l, transposed(l, n));
      const off = again.map((row, i) => row.map((x, j) => Math.abs(x - graded[i]![j]!) / (eps * n * Math.sqrt(graded[i]![i]!) * Math.sqrt(graded[j]![j]!))));
      expect(largest(off)).toBeLessThan(4);
      expect(l.every((row, i) => row[i]! > 0 && row.slice(i + 1).every((x) => x === 0))).toBe(true);
    }), runs);
  });
});

describe("eigh", () => {
  const symmetric = anySquare.map(([a, n]) => [combine(a, transposed(a, n), (x, y) => x / 2 + y / 2), n] as const);

  it("V diag(λ) Vᵀ is A to rounding, V is orthogonal and the eigenvalues ascend", () => {
    fc.assert(fc.property(symmetric, ([a, n]) => {
      const { values: lambda, vectors } = eigh(matrix(a, n, n));
      const v = rows(vectors);
      expect(backward(product(v, product(diagonal(values(lambda)), transposed(v, n))), a, n)).toBeLessThan(16);
      expect(skewness(v, n)).toBeLessThan(16);
      expect(values(lambda)).toEqual(values(lambda).toSorted((x, y) => x - y));
      expect(values(eigvalsh(matrix(a, n, n)))).toEqual(values(lambda));
    }), runs);
  });

  it("finds the small eigenvalues of a graded definite matrix to nearly all their digits", () => {
    // D H D with H = [[1, 1/2, 0], [1/2, 1, 1/2], [0, 1/2, 1]] and D = diag(1, 1e-8, 1e-16): the smallest eigenvalue is det/(product of the others), to first
    // order in 1e-16 that of Schur complements: 1, 3/4 · 1e-16, (1/2)/(3/4) · 1e-32.
    const a = [[1, 0.5e-8, 0], [0.5e-8, 1e-16, 0.5e-24], [0, 0.5e-24, 1e-32]];
    const [small, middle, large] = values(eigvalsh(a));
    expect(Math.abs(small! / ((2 / 3) * 1e-32) - 1)).toBeLessThan(1e-14);
    expect(Math.abs(middle! / 0.75e-16 - 1)).toBeLessThan(1e-14);
    expect(large).toBeCloseTo(1, 14);
  });

  it("has NaN throughout where the matrix is not finite", () => {
    expect(values(eigvalsh([[NaN, 0], [0, 1]]))).toEqual([NaN, NaN]);
    expect(values(eigvalsh([[Infinity, 0], [0, 1]]))).toEqual([NaN, NaN]);
  });
});

describe("svd", () => {
  it("U diag(s) Vᵀ is A to rounding, U and V have orthonormal columns for every rank, and s descends to 0 at least", () => {
    fc.assert(fc.property(anySize, ([a, m, n]) => {
      const { u, s, v } = svd(matrix(a, m, n));
      const k = Math.min(m, n);
      const [left, right] = [rows(u), rows(v)];
      expect(backward(k === 0 ? a : product(left, product(diagonal(values(s)), transposed(right, k))), a, m + n)).toBeLessThan(16);
      expect(skewness(left, k)).toBeLessThan(16);
      expect(skewness(right, k)).toBeLessThan(16);
      expect(values(s)).toEqual(values(s).toSorted((x, y) => y - x));
      expect(values(s).every((x) => x >= 0)).toBe(true);
      expect(values(svdvals(matrix(a, m, n)))).toEqual(values(s));
    }), runs);
  });

  it("finds the small singular values of a matrix with graded columns to nearly all their digits", () => {
    // [[1, 1], [1, −1]] · diag(1, 1e-20) has orthogonal columns of lengths √2 and √2 · 1e-20.
    const [large, small] = values(svdvals([[1, 1e-20], [1, -1e-20]]));
    expect(large).toBeCloseTo(Math.SQRT2, 15);
    expect(small! / (Math.SQRT2 * 1e-20)).toBeCloseTo(1, 15);
  });

  it("has NaN throughout where the matrix is not finite", () => {
    expect(values(svdvals([[NaN, 0], [0, 1], [1, 1]]))).toEqual([NaN, NaN]);
  });
});
