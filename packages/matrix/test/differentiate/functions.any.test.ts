import { describe, expect, it } from "vitest";
import { functions } from "../../src/functions/functions.js";
import { check, declare, gradient, hessian, parse, type SymbolExpr } from "../../src/index.js";
import { thrown } from "@repo/testing";

const symbols = declare("c; x: n; y: n; u: m; A: m×n; W: m×n; X: n×n; B: n×n; S: n×n positiveDefinite");
const wavy = (seed: number): number => Math.sin(12.9898 * seed);
const n = 3, m = 4;
const square = (seed: number): number[][] => Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_x, j) => 0.3 * wavy(seed + 3 * i + j) + (i === j ? 1.2 + 1.5 * i : 0)));
const wide = (seed: number): number[][] => Array.from({ length: m }, (_, i) => Array.from({ length: n }, (_x, j) => 0.6 + wavy(seed + 3 * i + j)));
const product = square(31).map((row) => square(31).map((other) => row.reduce((sum, x, k) => sum + x * other[k]!, 0)));
const values = { n, c: 0.7, x: [0.3, 0.6, 0.4], y: [0.8, 0.2, 0.5], u: [0.1, 0.9, 0.5, 0.7], A: wide(3), W: wide(17), X: square(5), B: square(23), S: product };

/** An expression that applies each function, and by what it is differentiated. */
const cases: Readonly<Record<string, readonly [source: string, by: string]>> = {
  add: ["A + c*W", "A"], sub: ["x - y", "y"], neg: ["-A", "A"], mul: ["A*X*B", "X"], div: ["x/(y'*y)", "y"], times: ["A.*W.*A", "A"], over: ["A./W", "W"], power: ["x.^c", "c"], matrixPower: ["X^3", "X"],
  transpose: ["A'*u", "A"], pi: ["c*pi", "c"], tr: ["tr(X*B*X)", "X"], sum: ["sum(A*X)^2", "X"], diag: ["diag(x)*A'", "x"], vec: ["vec(A)", "A"], unvec: ["unvec(vec(X), n, n)*x", "X"],
  kron: ["kron(x, A)", "x"], norm1: ["norm1(A)", "A"], norm2: ["norm2(A*x)", "x"], normF: ["normF(A*X)", "X"], eye: ["c*eye(n)", "c"], ones: ["c*ones(n)", "c"], zeros: ["c*zeros(n)", "c"],
  tril: ["tril(X*B)", "X"], triu: ["triu(X*B)", "X"], softmax: ["softmax(A*x)", "x"], rowsoftmax: ["rowsoftmax(A)", "A"], logsumexp: ["logsumexp(A)", "A"], prod: ["prod(x.*y)", "x"],
  inv: ["inv(X*B)", "X"], adj: ["adj(X)", "X"], det: ["det(X*B)", "X"], logdet: ["logdet(X'*X)", "X"], pinv: ["pinv(A)", "A"], chol: ["chol(A'*A)", "A"], expm: ["expm(X)", "X"], logm: ["logm(S + c*X)", "c"], sqrtm: ["sqrtm(S*X)", "X"],
  sinm: ["sinm(X)", "X"], cosm: ["cosm(X)", "X"], eigvals: ["eigvals(X)", "X"], eigval: ["eigval(X, 2)", "X"], eigvec: ["eigvec(X, 3)", "X"], specnorm: ["specnorm(A)", "A"], nucnorm: ["nucnorm(A)", "A"],
  sval: ["sval(A, 2)", "A"], leftsv: ["leftsv(A, 1)", "A"], rightsv: ["rightsv(A, 2)", "A"],
  ...Object.fromEntries(["exp", "expm1", "log", "log1p", "log2", "log10", "sqrt", "cbrt", "sin", "cos", "tan", "asin", "acos", "atan", "sinc", "sinh", "cosh", "tanh", "asinh", "atanh", "erf", "erfc", "gamma", "lgamma",
    "sigmoid", "softplus", "relu", "abs", "sign", "floor", "ceil", "round", "heaviside", "step"].map((name): [string, readonly [string, string]] => [name, [`${name}(x)`, "x"]])),
  acosh: ["acosh(x + ones(n))", "x"], digamma: ["digamma(x)", "x"], polygamma: ["polygamma(2, x)", "x"],
  ...Object.fromEntries(["logb", "atan2", "hypot", "min", "max"].map((name): [string, readonly [string, string]] => [name, [`${name}(exp(A*x), u)`, "x"]])),
};
/** Functions without a derivative in the table, and what refuses them. */
const refused: Readonly<Record<string, readonly [source: string, by: string]>> = {
  eigvecs: ["eigvecs(X)", "X"], svdU: ["svdU(A)", "A"], svdV: ["svdV(A)", "A"], diagsums: ["diagsums(X)", "X"],
};

it("every function has a case", () => {
  expect([...Object.keys(cases), "eigvecs", "svdU", "svdV", "diagsums"].toSorted()).toEqual(Object.keys(functions).toSorted());
});

describe.each(Object.entries(cases))("%s", (_, [source, by]) => {
  it(`${source} agrees with differences`, () => {
    expect(check(parse(source, symbols), by in values && source.includes(by) ? by : symbols[0]!, values).maxError).toBeLessThan(1e-7);
  });
});

describe.each(Object.entries(refused))("%s", (name, [source, by]) => {
  it("has no derivative, and says so", () => {
    expect(thrown(() => gradient(parse(source, symbols), by))).toBe(`matrix/no-derivative: gradient: ${name} has no derivative in the table`);
  });
});

describe("second derivatives agree with differences of the first", () => {
  it.each([
    ["a quadratic form", "x'*X*x", "x", "x"], ["an inverse", "y'*inv(X)*x", "X", "X"], ["an inverse, mixed", "y'*inv(X)*x", "X", "y"], ["a determinant", "det(X)", "X", "X"], ["a log-determinant", "logdet(X)", "X", "X"],
    ["log-sum-exp", "logsumexp(A*x)", "x", "x"], ["softmax", "u'*softmax(A*x)", "x", "x"], ["a norm", "norm2(A*x)", "x", "x"], ["an exponential", "y'*expm(c*X)*x", "c", "X"], ["a trace of an exponential", "tr(expm(X))", "X", "X"],
    ["an eigenvalue", "eigval(X, 1)", "X", "X"], ["a symmetric eigenvalue", "eigval(S, 2)", "S", "S"], ["a singular value", "sval(A, 1)", "A", "A"], ["a pseudoinverse", "x'*pinv(A)*u", "A", "A"], ["a product", "prod(x)", "x", "x"], ["a log-gamma", "sum(lgamma(x))", "x", "x"], ["a hinge", "sum(max(A*x, 0).^2)", "x", "x"],
    ["a vector", "exp(A*x)", "x", "x"], ["a matrix", "X*B*X", "X", "X"], ["a Kronecker product", "sum(kron(x, y).*kron(y, x))", "x", "y"],
  ])("%s", (_, source, by, then) => {
    expect(check(gradient(parse(source, symbols), by), then, values).maxError).toBeLessThan(1e-6);
  });

  it("a third derivative too", () => {
    expect(check(hessian(parse("sum((A*x).^4)", symbols), "x"), "x", values).maxError).toBeLessThan(1e-6);
    expect(check(gradient(parse("tr(X^4)", symbols), ["X", "X"]), "X", values).maxError).toBeLessThan(1e-6);
  });
});

it("the checker sees a wrong rule: a sign, a factor, a transpose", () => {
  const [X, B, x] = symbols.filter(({ name }) => ["X", "B", "x"].includes(name)).toSorted((a, b) => (a.name < b.name ? 1 : -1)) as [SymbolExpr, SymbolExpr, SymbolExpr];
  expect([X, B, x].map(({ name }) => name)).toEqual(["x", "X", "B"]);
  const { closedForm, difference } = check(parse("x'*X*x", symbols), "X", values);
  const [right, wrong] = [[...closedForm], [...closedForm.transpose()].map((entry, k) => -2 * entry + k)];
  expect(Math.max(...right.map((entry, k) => Math.abs(entry - [...difference][k]!)))).toBeLessThan(1e-9);
  expect(Math.max(...wrong.map((entry, k) => Math.abs(entry - [...difference][k]!)))).toBeGreaterThan(0.1);
});
