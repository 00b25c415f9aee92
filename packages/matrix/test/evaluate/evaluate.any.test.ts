import { array } from "@gradkit/shapes";
import { describe, expect, it } from "vitest";
import { declare, evaluate, gradient, parse } from "../../src/index.js";
import { thrown } from "@repo/testing";

const symbols = declare("c; x: n; A: m×n; X: n×n; v: m*n");

it("takes numbers, nested lists, typed arrays and NDArrays, and infers the sizes", () => {
  expect(evaluate(parse("c*A*x", symbols), { c: 2, A: [[1, 2, 3]], x: Float64Array.of(1, 1, 1) }).toNested()).toEqual([12]);
  expect(evaluate(parse("A'", symbols), { A: array([[1, 2, 3], [4, 5, 6]]).transpose() }).toNested()).toEqual([[1, 2, 3], [4, 5, 6]]);
});

it("a size that no value tells is found from a product, or passed by its name", () => {
  expect(evaluate(parse("unvec(v, m, n)*x", symbols), { v: [1, 2, 3, 4], x: [1, 1] }).toNested()).toEqual([4, 6]);
  expect(evaluate(parse("c*eye(n)", symbols), { c: 3, n: 2 }).toNested()).toEqual([[3, 0], [0, 3]]);
});

it("a row has the shape of its entries, as a column has", () => {
  expect([evaluate(parse("x'", symbols), { x: [1, 2] }).shape, evaluate(parse("x", symbols), { x: [1, 2] }).shape]).toEqual([[2], [2]]);
});

describe("values of many numbers, and of large and small ones", () => {
  const diagonal = (n: number, value: number): number[][] => Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_x, j) => (i === j ? value : 0)));
  const ones = new Float64Array(2e5).fill(1);

  it.each([[1e5, 120 * Math.log(1e5)], [1e-4, 120 * Math.log(1e-4)], [-1e-3, 120 * Math.log(1e-3)]])("logdet of 120 times %s on the diagonal, whose determinant is no double", (value, expected) => {
    expect(evaluate(parse("logdet(X)"), { X: diagonal(120, value) }).at()).toBeCloseTo(expected, 9);
  });

  it("logdet has no value where the determinant is negative, or 0", () => {
    expect([[[1, 2], [3, 4]], [[1, 2], [2, 4]]].map((X) => thrown(() => evaluate(parse("logdet(X)"), { X })))).toEqual(Array(2).fill("matrix/no-value: evaluate: logdet has no value here, the argument is outside its domain, got scalar"));
  });

  it.each([["norm2(x)", Math.sqrt(2e5)], ["logsumexp(x)", 1 + Math.log(2e5)], ["sum(softmax(x))", 1]])("%s of 200,000 numbers", (source, expected) => {
    expect(evaluate(parse(source, symbols), { x: ones }).at()).toBeCloseTo(expected, 9);
  });

  it.each([["norm2(x)", { x: [3e200, 4e200] }, 5e200], ["norm2(x)", { x: [3e-200, 4e-200] }, 5e-200], ["norm2(x)", { x: [0, 0] }, 0], ["normF(A)", { A: [[2, 3, 6]] }, 7]])("%s of %j", (source, values, expected) => {
    expect(evaluate(parse(source, symbols), values).at() / (expected || 1)).toBeCloseTo(Math.sign(expected), 14);
  });
});

describe("what has no value is refused with the part and the reason", () => {
  it.each([
    ["x'*X*x", { x: [1, 2] }, "matrix/unbound: evaluate: no value for X, got x. Did you mean to pass { X: … }?"],
    ["c*eye(n)", { c: 1 }, "matrix/unbound: evaluate: no value for the size n, got c. Did you mean to pass { n: … }?"],
    ["A*x", { A: [[1, 2]], x: [1, 2, 3] }, "matrix/value-shape: evaluate: the value of x must be n×1 with n = 2, got (3)"],
    ["x", { x: [[1, 2]] }, "matrix/value-shape: evaluate: the value of x must be n×1, got (1, 2)"],
    ["inv(X)", { X: [[1, 2], [2, 4]] }, "matrix/no-value: evaluate: inv has no value here, the matrix is singular, got n×n"],
    ["log(c)", { c: -1 }, "matrix/no-value: evaluate: log has no value here, the argument is outside its domain, got scalar"],
    ["c/c", { c: 0 }, "matrix/no-value: evaluate: div has no value here, the divisor is 0, got scalar"],
    ["chol(X)", { X: [[1, 2], [2, 1]] }, "matrix/no-value: evaluate: chol has no value here, the matrix is not symmetric positive definite, got n×n"],
    ["chol(X)", { X: [[2, 1], [0, 2]] }, "matrix/no-value: evaluate: chol has no value here, the matrix is not symmetric positive definite, got n×n"],
    ["eigval(X, 1)", { X: [[0, 1], [-1, 0]] }, "matrix/no-value: evaluate: eigval has no value here, the eigenvalues are not real, or there is none of this number, got scalar"],
    ["exp(c)", { c: NaN }, "matrix/no-value: evaluate: exp has no value here, its argument is not finite, got scalar"],
  ])("%s", (source, values, message) => expect(thrown(() => evaluate(parse(source, symbols), values))).toBe(message));

  it("a derivative in index notation that is not finite", () => {
    expect(thrown(() => evaluate(gradient(parse("A/c", symbols), "A"), { m: 1, n: 1, c: 0 }))).toBe("matrix/no-value: evaluate: the tensor has no value here, not all of its entries are finite, got m×n×m×n");
  });

  it("a gradient at a singular matrix, or at a kink of a norm", () => {
    expect(thrown(() => evaluate(gradient(parse("logdet(X)", symbols), "X"), { X: [[1, 1], [1, 1]] }))).toMatch(/^matrix\/no-value: evaluate: inv has no value here, the matrix is singular/);
    expect(thrown(() => evaluate(gradient(parse("norm2(x)", symbols), "x"), { x: [0, 0] }))).toMatch(/^matrix\/no-value: evaluate: div has no value here, the divisor is 0/);
  });

  it("the gradient of a determinant holds at a singular matrix too", () => {
    expect(evaluate(gradient(parse("det(X)", symbols), "X"), { X: [[1, 2], [2, 4]] }).toNested()).toEqual([[4, -2], [-2, 1]]);
  });
});
