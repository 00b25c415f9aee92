import { einsum, matmul, mul, sum, type Tensor } from "@gradkit/autodiff";
import { cholesky, lu, solve } from "@gradkit/autodiff/linalg";
import type { NDArray } from "@gradkit/shapes";
import { describe, expect, it } from "vitest";
import { compileSync, supported } from "../../src/index.js";
import { bounds, type Name } from "../kernels/bounds.js";
import { called } from "../kernels/called.js";
import reference from "../kernels/reference.json" with { type: "json" };
import { ulps } from "../kernels/ulps.js";
import { allSamples, arrayOf, caseOf, random, type Case } from "./case.js";
import { failures, single } from "./failures.js";
import { randomFailures } from "./random-failures.js";
import { wide } from "./wide.js";

const { relaxed } = compileSync;

/** What holds of relaxed programs where the host has relaxed SIMD: the tests of Chromium, and of a Node with the flag. */
export const relaxedPrograms = (): void => {
  describe("a relaxed program", () => {
    it("is one here", () => expect(supported().relaxedSimd).toBe(true));

    const names = ["add", "cholesky", "cumsum", "det", "einsum", "lu", "mul", "pow", "prod", "sinc", "slogdet", "solve", "sub", "sum", "tanh", "triangularSolve"];
    const samples = allSamples.filter(({ name, sample }) => names.includes(name) && sample.shapes.every((shape) => !shape.includes(0)));
    const rows = samples.filter(({ name }, k) => samples.findLastIndex((row) => row.name === name) === k);
    const chains = single.filter(({ title }) => title === "f" || title === "vjp");

    it("is tried with all of these", () => expect(rows.map(({ name }) => name).toSorted()).toEqual(names));

    it.each(rows)("$title over a batch of 23 gives what the interpreter gives, with its pullback", ({ name, sample, seed }) => {
      expect(failures(wide(caseOf(name, sample, seed), 23), seed, chains, relaxed)).toEqual([]);
    });

    const next = random(11);
    const matrix = (m: number, n: number, diagonal = 0, dtype: "float64" | "float32" = "float64"): NDArray => {
      let k = 0;
      return arrayOf([m, n], () => 2 * next() - 1 + (k++ % (n + 1) === 0 ? diagonal : 0), dtype);
    };
    it.each<Case & { readonly title: string }>([
      { title: "a product of matrices", at: [matrix(19, 40), matrix(40, 23)], f: ([a, b]) => [matmul(a!, b!)] },
      { title: "a product of a matrix and a vector", at: [matrix(50, 33), matrix(33, 1)], f: ([a, b]) => [matmul(a!, b!.reshape([33])), einsum("ji,j->i", a!, a!.slice([], 0))] },
      { title: "a sum of products", at: [matrix(1, 101), matrix(1, 101)], f: ([a, b]) => [sum(mul(a!, b!))] },
      { title: "a solution of 13 equations", at: [matrix(13, 13, 5), matrix(13, 7)], f: ([a, b]) => [solve(a!, b!), ...Object.values(lu(a!)) as Tensor[]] },
      { title: "Cholesky's factor", at: [matrix(13, 13, 5)], f: ([a]) => [cholesky(matmul(a!, a!.transpose()))] },
    ])("$title is the interpreter's, with its derivatives", (given) => expect(failures(given, 1, chains, relaxed)).toEqual([]));

    it("a product of matrices of float32 is off by no more than its sum in float32 may be", () => {
      const [m, k, n] = [13, 150, 21];
      const [a, b] = [matrix(m, k, 0, "float32"), matrix(k, n, 0, "float32")];
      const found = (relaxed(matmul as never, a, b) as unknown as (...xs: readonly NDArray[]) => NDArray)(a, b).data;
      const terms = Array.from({ length: m * n }, (_, i) => Array.from({ length: k }, (__, j) => a.data[Math.floor(i / n) * k + j]! * b.data[j * n + (i % n)]!));
      const total = (xs: readonly number[]): number => xs.reduce((p, q) => p + q, 0);
      expect(Math.max(...terms.map((xs, i) => Math.abs(total(xs) - found[i]!) / total(xs.map(Math.abs))))).toBeLessThan((64 + k / 64) * 2 ** -24);
    });

    it("of random steps, and its gradient, gives what the interpreter gives, each number to within what rounding may do to it", () =>
      expect(randomFailures([3, 531], relaxed).wrong).toEqual([]));

    it.each(Object.entries(reference) as [Name, number[][]][])("%s is within the bound of the plain one, in lanes", (name, table) => {
      const columns = Array.from({ length: table[0]!.length - 2 }, (_, k) => Float64Array.from(table, (row) => row[k]!));
      const compiled = relaxed(((...xs: readonly Tensor[]) => called(name, xs)) as never, ...(columns as never[])) as unknown as (...xs: readonly Float64Array[]) => Float64Array;
      expect(Math.max(...[...compiled(...columns)].map((y, k) => ulps(y, table[k]!.slice(-2))))).toBeLessThanOrEqual(bounds[name]);
    });
  });
};
