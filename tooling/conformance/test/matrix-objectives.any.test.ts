import { grad, toNDArray, type Tensor } from "@gradkit/autodiff";
import { declare, evaluate as valueOf, gradient, parse } from "@gradkit/matrix";
import { leastSquares, minimize, minimizeTask, sweep } from "@gradkit/optimizer";
import { matrixObjective } from "@gradkit/optimizer/matrix";
import { inline } from "@gradkit/optimizer/worker";
import { array, type NDArray } from "@gradkit/shapes";
import { describe, expect, it } from "vitest";

const symbols = declare("c; x: n; y: n; u: m; A: m×n; W: m×n; X: n×n; B: n×n; v: m*n");
const wavy = (seed: number): number => Math.sin(12.9898 * seed);
const [m, n] = [4, 3];
const table = (rows: number, seed: number): number[][] => Array.from({ length: rows }, (_, i) => Array.from({ length: n }, (_x, j) => 0.6 + wavy(seed + 3 * i + j) + (i === j ? 1.2 + i : 0)));
const values = { c: 0.7, x: [0.3, 0.6, 0.4], y: [0.8, 0.2, 0.5], u: [0.1, 0.9, 0.5, 0.7], v: Array.from({ length: m * n }, (_, k) => wavy(k)), A: table(m, 3), W: table(m, 17), X: table(n, 5), B: table(n, 23) };

const elementwise = ["exp", "expm1", "log", "log1p", "log2", "log10", "sqrt", "cbrt", "sin", "cos", "tan", "asin", "acos", "atan", "sinc", "sinh", "cosh", "tanh", "asinh", "atanh", "erf", "erfc", "gamma", "lgamma", "sigmoid", "softplus", "relu", "abs"];

/** An expression of each function, made a scalar, and the symbol by which matrix differentiates it. */
const cases: Readonly<Record<string, readonly [source: string, by: keyof typeof values]>> = {
  add: ["sum((A + c*W).^2)", "A"], sub: ["norm2(x - y)", "y"], neg: ["sum(exp(-A))", "A"], mul: ["x'*A'*A*X*y", "A"], div: ["sum(x/(y'*y))", "y"], times: ["sum(A.*W.*A)", "A"], over: ["sum(A./W)", "W"], power: ["sum(x.^c)", "c"],
  "power of a negative number": ["sum((x - y - y).^3)", "x"], matrixPower: ["tr(X^3*B)", "X"], "a negative power": ["tr(X^(-2)*B)", "X"], transpose: ["u'*(A')'*x", "A"], pi: ["c*pi", "c"], tr: ["tr(X*B*X)", "X"], sum: ["sum(A*X)^2", "X"],
  diag: ["sum(diag(x)*A'*W)", "x"], "diag of a matrix": ["x'*diag(X*X)", "X"], vec: ["vec(A)'*vec(W)", "A"], unvec: ["x'*unvec(vec(X), n, n)*y", "X"], kron: ["sum(kron(x, A).^2)", "x"], norm1: ["norm1(A)", "A"], norm2: ["norm2(A*x)", "x"],
  normF: ["normF(A*X)", "X"], eye: ["sum((c*eye(n) + X).^2)", "c"], ones: ["x'*ones(n)", "x"], zeros: ["sum(exp(zeros(n) + x))", "x"], "a size": ["x'*x/n", "x"], "a product of sizes": ["vec(A)'*v", "A"],
  tril: ["sum(tril(X*B).^2)", "X"], triu: ["sum(triu(X*B).^2)", "X"], softmax: ["u'*softmax(A*x)", "x"], rowsoftmax: ["sum(rowsoftmax(A).*W)", "A"], logsumexp: ["logsumexp(A)", "A"], prod: ["prod(x.*y)", "x"],
  inv: ["x'*inv(X*B)*y", "X"], adj: ["x'*adj(X)*y", "X"], det: ["det(X*B)", "X"], logdet: ["logdet(X'*X)", "X"], pinv: ["x'*pinv(A)*u", "A"], chol: ["sum(chol(A'*A).*X)", "A"], expm: ["y'*expm(c*X)*x", "X"],
  specnorm: ["specnorm(A)", "A"], nucnorm: ["nucnorm(A)", "A"], sval: ["sval(A, 2)", "A"],
  ...Object.fromEntries(elementwise.map((name): [string, readonly [string, "x"]] => [name, [`sum(${name}(x).*y)`, "x"]])),
  acosh: ["sum(acosh(x + ones(n)))", "x"],
};

describe("a matrix expression as an objective", () => {
  it.each(Object.entries(cases))("has the value and the gradient of the closed form: %s", (_, [source, by]) => {
    const expr = parse(source, symbols);
    const f = matrixObjective(expr);
    const [value, expected] = [toNDArray(f(values) as Tensor).at(), valueOf(expr, { ...values, m, n }).at()];
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-12 * (1 + Math.abs(expected)));
    const found = array(grad((at: Tensor) => f({ ...values, [by]: at }) as Tensor)(values[by] as never) as number[]) as NDArray;
    const closed = valueOf(gradient(expr, by), { ...values, m, n });
    expect(found.shape.reduce((a, b) => a * b, 1)).toBe(closed.size);
    for (const [k, x] of [...closed].entries()) expect(Math.abs([...found][k]! - x)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(x)));
  });

  it("is minimised where its gradient in closed form is zero, with symbols of the parameters and of the data", async () => {
    const ridge = parse("(A*x - u)'*(A*x - u) + c*x'*x", symbols);
    const fixed = await minimize(ridge, { x: [0, 0, 0], A: values.A, u: values.u, c: 0.1 }, { fixed: ["A", "u", "c"] });
    expect(fixed.outcome.converged).toBe(true);
    for (const g of valueOf(gradient(ridge, "x"), fixed.x as never)) expect(Math.abs(g)).toBeLessThan(1e-9);
    const rows = await minimize(parse("(A*x - u)'*(A*x - u)", symbols), { x: [0, 0, 0] }, { data: { A: values.A, u: values.u } });
    const squares = await leastSquares(parse("A*x - u", symbols), { x: [0, 0, 0] }, { data: { A: values.A, u: values.u } });
    for (const [k, x] of squares.x.x.entries()) expect(Math.abs(x - rows.x.x[k]!)).toBeLessThan(1e-8);
    expect(squares.outcome.status).toBe("offset");
  });

  it("of a positive definite matrix: the covariance of the greatest likelihood is that of the sample", async () => {
    const likelihood = parse("tr(inv(S)*C) + logdet(S)", declare("S: n×n positiveDefinite; C: n×n"));
    const C = [[2, 0.5], [0.5, 1]];
    const { x } = await minimize(likelihood, { S: [[1, 0], [0, 1]], C }, { fixed: ["C"] });
    for (const [k, s] of x.S.flat().entries()) expect(Math.abs(s - C.flat()[k]!)).toBeLessThan(1e-7);
  });

  it("has the same bits as a task, and goes on from a checkpoint of itself alone", async () => {
    const expr = parse("logsumexp(A*x) + c*x'*x", symbols);
    const start = { x: [1, 2, 3], A: values.A, c: 0.1 };
    const fixed = ["A", "c"];
    const whole = await minimize(expr, start, { fixed });
    const { task, resultOf } = minimizeTask(matrixObjective(expr), start, { fixed });
    const [end] = await sweep([task], inline());
    expect((await resultOf((end as { run: never }).run)).x).toEqual(whole.x);
    const part = minimize(expr, start, { fixed, stop: { steps: 3 } });
    await part;
    const checkpoint = await part.checkpoint();
    expect((await minimize(parse("logsumexp(A*x) + c*x'*x", symbols), start, { fixed, resume: checkpoint })).x).toEqual(whole.x);
    await expect(minimize(parse("logsumexp(A*x) - c*x'*x", symbols), start, { fixed, resume: checkpoint })).rejects.toThrow("the checkpoint must be of the same objective");
    expect(() => minimizeTask(expr, start)).toThrow("the objective cannot be sent to a worker, got a matrix expression, which matrixObjective of @gradkit/optimizer/matrix makes a function");
  });

  it.each([
    { title: "a symbol without a value", source: "u'*A*x", start: { x: [1, 1, 1], u: values.u }, says: "matrixObjective: A must be a parameter or an array of the data, got x, u" },
    { title: "a value of another rank", source: "x'*x", start: { x: [[1]] }, says: "matrixObjective: x must have the shape (n), got (1, 1)" },
    { title: "sizes that differ", source: "u'*A*x", start: { x: [1, 1], u: values.u, A: values.A }, says: "matrixObjective: A must have the shape (m, n), got (4, 3)" },
    { title: "a function without a derivative", source: "sum(sqrtm(X))", start: { X: values.X }, says: "matrixObjective: sqrtm must be a function that has a derivative in autodiff, got one that has none" },
    { title: "a vector", source: "A*x", start: { x: values.x, A: values.A }, says: "minimize: the objective must give one number, got shape (4). Did you mean leastSquares(…)?" },
  ])("refuses $title", async ({ source, start, says }) => {
    await expect(minimize(parse(source, symbols), start as never)).rejects.toThrow(says);
  });
});
