import { matmul, sum, vmap, type Tensor } from "@gradkit/autodiff";
import { det, solve, triangularSolve } from "@gradkit/autodiff/linalg";
import { zeros } from "@gradkit/shapes";
import { describe, expect, it } from "vitest";
import { compileSync } from "../../src/index.js";
import { arrayOf, random, type Case } from "./case.js";
import { failures, single } from "./failures.js";

const oddOnes = [NaN, Infinity, -Infinity, -0] as const;
const chains = single.filter(({ title }) => title === "f" || title === "vjp");

describe("numbers that are not finite", () => {
  const ofTwo: readonly { readonly name: string; readonly f: (a: Tensor, b: Tensor) => readonly Tensor[] }[] = [
    { name: "triangularSolve", f: (a, b) => [triangularSolve(a, b), triangularSolve(a, b, { lower: false, transpose: true })] },
    { name: "solve", f: (a, b) => [solve(a, b), solve(a.transpose(), b)] },
    { name: "matmul", f: (a, b) => [matmul(a, b), matmul(a.transpose(), b)] },
  ];

  it.each(ofTwo.flatMap((row) => [[2, 1], [5, 3], [17, 1], [17, 5]].map(([size, columns]) => ({ ...row, size: size!, columns: columns! }))))("go through $name of $size rows and $columns columns as in the interpreter, with its derivatives", ({ f, size, columns }) => {
    const next = random(size);
    let k = 0;
    const sparse = (): number => (k++ % (size + 1) === 0 ? 8 : Math.floor(2 * next()) / 2);
    const given: Case = { at: [arrayOf([size, size], sparse), arrayOf([size, columns], () => oddOnes[Math.floor(24 * next())] ?? next())], f: ([a, b]) => f(a!, b!) };
    expect(failures(given, 1, chains)).toEqual([]);
  });

  it.each([[1], [2], [5]])("an unknown that does not depend on an infinite one is finite, of %i right sides", (columns) => {
    const [a, right] = [[[2, 0, 0], [0, 4, 0], [1, 2, 8]], [Infinity, 4, 1].map((y) => Array.from({ length: columns }, () => y))] as const;
    const expected = [Infinity, 1, -Infinity].map((y) => Array.from({ length: columns }, () => y));
    for (const f of [triangularSolve, solve]) expect((compileSync(f as never, a, right) as unknown as typeof solve)(a as never, right as never)).toEqual(expected);
  });
});

describe("a matrix with a pivot of 0 and numbers that are not finite", () => {
  it.each([NaN, Infinity, -Infinity].flatMap((odd) => [[odd, 1], [odd, Infinity]]))("is singular as in the interpreter, with %d beside %d", (odd, first) => {
    const compiled = compileSync((a: Tensor) => solve(a, [1, 2]), [[1, 0], [0, 1]]);
    expect(() => compiled([[first!, odd!], [0, 0]])).toThrow("solve: the matrix must be regular, got pivot 1 = 0");
  });

  it.each([[[[Infinity, Infinity], [1, 3]]], [[[Infinity, NaN], [1, 3]]]])("has NaN for a determinant that is a difference of infinite ones: %j", (a) => {
    expect((compileSync((x: Tensor) => det(x), a) as unknown as (x: unknown) => number)(a)).toBeNaN();
  });
});

describe("determinants", () => {
  it.each([
    { title: "too small", pivots: [1e-160, 1e-160, 1e200, 1], product: 1e-120 },
    { title: "too small in a long product", pivots: [1e-200, 1e-120, 1e100, 1e100, 1, 1, 1, 1, 1, 1], product: 1e-120 },
    { title: "too large", pivots: [1e200, 1e200, 1e-200, 1e-150], product: 1e50 },
  ])("have all their digits where a product of some pivots is $title", ({ pivots, product }) => {
    const diagonal = pivots.map((u, i) => pivots.map((_, j) => (i === j ? u : 0)));
    expect((compileSync((x: Tensor) => det(x), diagonal) as unknown as (x: unknown) => number)(diagonal) / product).toBeCloseTo(1, 13);
  });

  it("of a batch are computed again once, however many are 0", () => {
    const compiled = compileSync((x: Tensor) => sum(vmap((a: Tensor) => det(a))(x)), zeros([20, 3, 3]));
    expect(compiled.disassemble()).toMatch(/^if .*\n {2}interpret/m);
    expect(compiled.disassemble()).not.toMatch(/^ {3,}interpret/m);
    expect([...compiled(zeros([20, 3, 3]))]).toEqual([0]);
  });
});
