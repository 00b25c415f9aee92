import {
  add, amax, arange, argmax, argmin, cast, concat, diag, einsum, equal, exp, fori, gather, matmul, matrixTrace, mul, neg, outer, pad, reshape, scatterAdd, sin, square, sub, sum, toArray, type Tensor,
} from "@gradkit/autodiff";
import { cholesky, det, kron, lu, slogdet, solve, triangularSolve } from "@gradkit/autodiff/linalg";
import { NDArray, toNested } from "@gradkit/shapes";
import { describe, expect, it } from "vitest";
import { compileSync } from "../../src/index.js";
import { allSamples, arrayOf, caseOf, random, type Case } from "./case.js";
import { distance } from "./distance.js";
import { failures, single } from "./failures.js";
import { wide } from "./wide.js";

/** Decompositions call the interpreter, matrix by matrix: nothing of theirs is in lanes. */
const interpreted = ["eigh", "svd", "pinv", "expm", "expmTangent", "adjugate", "qr", "reciprocalGaps"];
const all = allSamples.filter(({ name, sample }) => name !== "iota" && !interpreted.includes(name) && sample.shapes.every((shape) => !shape.includes(0)));
const rows = all.filter(({ name }, k) => all.findLastIndex((row) => row.name === name) === k);
const chains = single.filter(({ title }) => title === "f" || title === "vjp");

describe("compiled loops", () => {
  it("there is a sample of most primitives", () => expect(rows.length).toBeGreaterThan(75));

  it.each(rows)("$title over a batch of 23 gives what the interpreter gives, with its pullback", ({ name, sample, seed }) => {
    expect(failures(wide(caseOf(name, sample, seed), 23), seed, chains)).toEqual([]);
  });

  const products: readonly { readonly spec: string; readonly shapes: readonly (readonly number[])[] }[] = [
    { spec: "ij,jk->ik", shapes: [[19, 13], [13, 22]] },
    { spec: "ij,jk->ki", shapes: [[19, 13], [13, 22]] },
    { spec: "ji,jk->ik", shapes: [[13, 19], [13, 22]] },
    { spec: "ij,kj->ik", shapes: [[33, 40], [17, 40]] },
    { spec: "bij,bjk->bik", shapes: [[3, 9, 11], [3, 11, 10]] },
    { spec: "bij,jk->bik", shapes: [[3, 9, 11], [11, 10]] },
    { spec: "ij,jk->ik", shapes: [[8, 300], [300, 8]] },
    { spec: "ij,jk->ik", shapes: [[101, 9], [9, 8]] },
    { spec: "ij,j->i", shapes: [[50, 33], [33]] },
    { spec: "ij,i->j", shapes: [[50, 33], [50]] },
    { spec: "i,j->ij", shapes: [[21], [34]] },
    { spec: "ii->i", shapes: [[21, 21]] },
    { spec: "iji->j", shapes: [[12, 5, 12]] },
  ];

  it.each(products)("einsum $spec of $shapes gives what the interpreter gives, with its derivatives", ({ spec, shapes }) => {
    const next = random(3);
    const given: Case = { at: shapes.map((shape) => arrayOf(shape, () => 2 * next() - 1)), f: (xs) => [(einsum as (spec: string, ...xs: readonly Tensor[]) => Tensor)(spec, ...xs)] };
    expect(failures(given, 1, single.slice(0, 4))).toEqual([]);
  });

  const onMatrices: readonly { readonly name: string; readonly f: (a: Tensor, b: Tensor) => readonly Tensor[] }[] = [
    { name: "solve", f: (a, b) => [solve(a, b)] },
    { name: "solve of the transpose", f: (a, b) => [solve(a.transpose(), b)] },
    { name: "solve of one right side", f: (a, b) => [solve(a, b.slice([], 0))] },
    { name: "triangularSolve", f: (a, b) => [triangularSolve(a, b), triangularSolve(a, b, { lower: false, transpose: true })] },
    { name: "cholesky", f: (a) => [cholesky(matmul(a, a.transpose()))] },
    { name: "lu", f: (a) => Object.values(lu(a)) as Tensor[] },
    { name: "det", f: (a) => [det(a)] },
    { name: "slogdet", f: (a) => Object.values(slogdet(a)) as Tensor[] },
  ];

  it.each(onMatrices)("$name of matrices of 19 rows gives what the interpreter gives, with its derivatives", ({ f }) => {
    const next = random(11);
    let k = 0;
    const given: Case = { at: [arrayOf([19, 19], () => 2 * next() - 1 + (k++ % 20 === 0 ? 5 : 0)), arrayOf([19, 7], () => 2 * next() - 1)], f: ([a, b]) => f(a!, b!) };
    expect(failures(given, 1, single.slice(0, 4))).toEqual([]);
  });

  it("a determinant whose partial products leave the range is right", () => {
    const f = compileSync((x: Tensor) => det(diag(x)), [1, 1, 1, 1]) as unknown as (x: readonly number[]) => number;
    expect(f([1e-200, 1e-200, 1e200, 1e200])).toBeCloseTo(1, 12);
    expect(f([3, 0, 1, 1])).toBe(0);
  });

  it.each([[3, 57], [40, 5], [40, 57], [1, 2], [17, 1]])("argmin and argmax of %i rows of %i with ties and without numbers are those of the interpreter", (rows, columns) => {
    const next = random(9);
    const x = arrayOf([rows, columns], () => [NaN, -0, 0, 1, Infinity, -Infinity, 2, 2, -1, 3, 0.5, 4][Math.floor(next() * 90)] ?? Math.floor(next() * 9));
    const f = (y: Tensor): readonly Tensor[] => [argmin(y), argmax(y), argmin(y, 0), argmax(square(y), 0)];
    expect((compileSync(f as never, x) as unknown as (x: NDArray) => NDArray[])(x).map(toNested)).toEqual((f as unknown as (x: NDArray) => Tensor[])(x).map((y) => toArray(y)));
  });

  it("sums over rows that are computed in the same loop are those of the interpreter, with their derivatives", () => {
    const next = random(13);
    const given: Case = {
      at: [arrayOf([41, 3], next), arrayOf([19, 3], next)],
      f: ([points, centres]) => {
        const apart = sub(reshape(points!, [41, 1, 3]), centres!);
        const near = exp(neg(sum(square(apart), { axes: 2 })));
        return [sum(near, { axes: 0 }), sum(mul(reshape(near, [41, 19, 1]), apart), { axes: 0 }), amax(near, { axes: 0 })];
      },
    };
    expect(failures(given, 1, single)).toEqual([]);
  });

  it.each([1, 2, 3, 4, 8, 9, 10, 15, 16, 17, 25])("arrays and sums of %i numbers, written out or in a loop, are those of the interpreter", (size) => {
    const next = random(size);
    const given: Case = { at: [arrayOf([3, size], next), arrayOf([size, 4], next)], f: ([x, y]) => [sum(square(x!), { axes: 1 }), sum(exp(x!), { axes: 0 }), matmul(x!, y!), sum(y!), concat([neg(x!), x!.transpose().reshape([3, size]), x!, x!, exp(x!)])] };
    expect(failures(given, 1, single.slice(0, 4))).toEqual([]);
  });

  it("what is padded around no elements, reshaped before, is zeros", () => {
    const given: Case = { at: [arrayOf([17, 0, 3], random(1))], f: ([x]) => [pad(reshape(x!, [0, 17]), [[1, 0], [0, 3]]).add(2), pad(reshape(x!, [5, 0]), [[0, 2], [3, 4]])] };
    expect(failures(given, 1, single)).toEqual([]);
  });

  it("a matrix that is computed by its places, gathered at places that differ from lane to lane, is that of the interpreter", () => {
    const pick = ([k]: readonly Tensor[]): readonly Tensor[] => [gather(equal(arange(30).reshape([30, 1]), arange(30)), cast(k!, "int32"), 1), gather(mul(arange(30), 3), cast(k!, "int32"))];
    const at = [new NDArray(Float64Array.from({ length: 23 }, (_, i) => (i * i) % 30), [23])];
    expect(failures({ at, f: pick }, 1, single.slice(0, 3))).toEqual([]);
  });

  it.each<{ readonly title: string; readonly f: (x: Tensor, k: Tensor) => unknown }>([
    { title: "gathered beside a loop that reads the indices", f: (x, k) => [mul(cast(k, "float64"), 2), gather(x, k), scatterAdd(x, k, gather(x, k))] },
    { title: "gathered in the steps of a loop", f: (x, k) => fori(0, 3, (_, s: Tensor) => add(s, gather(x, k)), cast(k, "float64")) },
    { title: "scattered in rows", f: (x, k) => [mul(x, 2), scatterAdd(outer(x, arange(40)), k.slice([0, 3]), 1)] },
  ])("an index outside is refused before anything is read or written there: $title", ({ f }) => {
    const [x, good] = [arrayOf([20], random(3)), new NDArray(Int32Array.from({ length: 20 }, (_, k) => k), [20])];
    const compiled = compileSync(f as never, x, good) as unknown as (x: NDArray, k: NDArray) => unknown;
    const before = compiled(x, good);
    for (const outside of [-1, 20, -(2 ** 31), 2 ** 31 - 1]) {
      const bad = good.copy();
      bad.data[1] = outside;
      expect(() => compiled(x, bad)).toThrow(expect.objectContaining({ code: "autodiff/primitive" }));
    }
    expect(compiled(x, good)).toEqual(before);
  });

  it("a long loop inside a loop takes what the outer one has computed, and is compiled", () => {
    const next = random(19);
    const given: Case = {
      at: [arrayOf([4], next)],
      f: ([x]) => [fori(0, 3, (_, a: Tensor) => {
        const shared = sin(square(a));
        return fori(0, 4, (__, b: Tensor) => {
          let parts = [0, 1, 2, 3].map((k) => b.slice([k, k + 1]));
          for (let round = 0; round < 150; round++) parts = parts.map((part, k) => add(mul(part, shared.slice([k, k + 1])), mul(parts[(k + 1) % 4]!, 0.001 * round)));
          return concat(parts);
        }, a) as Tensor;
      }, x!) as Tensor],
    };
    expect(failures(given, 1, single.slice(0, 1))).toEqual([]);
  });

  const singles = rows.filter(({ name, sample }) => !sample.integers && !["cast", "customVjpTangent"].includes(name));

  it.each(singles)("$title of float32 over a batch of 23 gives what the interpreter gives, with its pullback", ({ name, sample, seed }) => {
    const given = wide(caseOf(name, sample, seed, "float32"), 23);
    expect(failures(given, seed, chains)).toEqual([]);
  });

  it.each([[9, 8, 11], [40, 33, 21], [9, 300, 22], [1, 64, 64], [64, 64, 1]])("products of float32, %i × %i × %i, are off by no more than their sums in float32 may be", (m, k, n) => {
    const next = random(5);
    const at = [arrayOf([m, k], () => next() - 0.5, "float32"), arrayOf([k, n], () => next() - 0.5, "float32")];
    const f = compileSync(((x: Tensor, y: Tensor) => [matmul(x, y), matmul(x, y).sin(), einsum("ij,jk->ki", x, y)]) as never, ...at) as unknown as (...xs: readonly NDArray[]) => NDArray[];
    const [product, sines, turned] = f(...at) as [NDArray, NDArray, NDArray];
    expect([product, sines, turned].map(({ dtype }) => dtype)).toEqual(["float32", "float32", "float32"]);
    const terms = Array.from({ length: m * n }, (_, i) => Array.from({ length: k }, (__, j) => at[0]!.data[Math.floor(i / n) * k + j]! * at[1]!.data[j * n + (i % n)]!));
    const total = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0);
    const off = (found: readonly number[]): number => Math.max(...terms.map((xs, i) => Math.abs(total(xs) - found[i]!) / total(xs.map(Math.abs))));
    expect(Math.max(off([...product]), off([...turned.transpose()]))).toBeLessThan((Math.min(k, 64) + k / 64) * 2 ** -24);
  });

  it("a matrix of float32 times a vector is summed in float64 and rounded once", () => {
    const next = random(7);
    const [a, x, y] = [arrayOf([37, 50], () => next() - 0.5, "float32"), arrayOf([50], () => next() - 0.5, "float32"), arrayOf([37], () => next() - 0.5, "float32")];
    const f = compileSync(((p: Tensor, q: Tensor, r: Tensor) => [matmul(p, q), matmul(r, p)]) as never, a, x, y) as unknown as (...xs: readonly NDArray[]) => NDArray[];
    const sums = (size: number, terms: number, term: (i: number, j: number) => number): number[] => Array.from({ length: size }, (_, i) => Array.from({ length: terms }, (__, j) => term(i, j)).reduce((p, q) => p + q, 0));
    const exact = [sums(37, 50, (i, j) => a.data[50 * i + j]! * x.data[j]!), sums(50, 37, (i, j) => a.data[50 * j + i]! * y.data[j]!)];
    const off = f(a, x, y).map((found, k) => Math.max(...[...found].map((z, i) => Math.abs(z - exact[k]![i]!) / Math.abs(exact[k]![i]!))));
    expect(Math.max(...off)).toBeLessThan(2 ** -24 * (1 + 1e-6));
  });

  it("a trace of a Kronecker product, whose derivative counts by threes, is that of the interpreter", () => {
    const next = random(17);
    expect(failures({ at: [arrayOf([3, 3], next)], f: ([x]) => [matrixTrace(kron(x!, x!))] }, 1, single)).toEqual([]);
  });

  it("float32 and products of it keep their dtype", () => {
    const next = random(5);
    const given: Case = { at: [arrayOf([9, 8], next, "float32"), arrayOf([8, 11], next, "float32")], f: ([x, y]) => [matmul(x!, y!).sin(), x!.exp(), x!.sum()] };
    expect(distance(given)).toBeLessThanOrEqual(8);
  });
});
