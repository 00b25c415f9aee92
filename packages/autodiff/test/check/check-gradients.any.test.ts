import { describe, expect, it } from "vitest";
import { differenceAt0 } from "../../src/check/difference.js";
import { checkGradients, cos, customJvp, customVjp, div, exp, matmul, mul, sin, square, sum, type Component, type Tensor } from "../../src/index.js";

const worst = (of: readonly Component[]): Component => of.toSorted((a, b) => b.error - a.error)[0]!;

describe("differenceAt0", () => {
  it("is exact to rounding for polynomials of degree 11, which it extrapolates away", () => {
    const [slope] = differenceAt0((t) => [(1 + t) ** 11], 0.5);
    expect(slope).toBeCloseTo(11, 11);
  });

  it("is right to 1e-12 for smooth functions", () => {
    expect(differenceAt0((t) => [Math.exp(t), Math.sin(3 * t), 1 / (1 + t)], 0.02).every((slope, k) => Math.abs(slope - [1, 3, -1][k]!) < 1e-12)).toBe(true);
  });
});

describe("right derivatives pass", () => {
  it.each([
    { title: "of a scalar", f: (x: Tensor) => mul(x, sin(x)), x: 0.7 },
    { title: "of a matrix", f: (x: Tensor) => sum(exp(matmul(x, x))), x: [[0.1, 0.2], [0.3, 0.4]] },
    { title: "of many variables, along random directions", f: (x: Tensor) => sum(square(sin(x))), x: Float64Array.from({ length: 500 }, (_, k) => k / 100) },
  ])("$title", ({ f, x }) => {
    const report = checkGradients(f, x);
    expect(report.message).toMatch(/^all derivatives agree/);
    expect(report.ok).toBe(true);
    expect(report.worst.map(({ check }) => check)).toEqual(["forward", "reverse", "second forward", "second reverse"]);
    expect(worst(report.worst).error).toBeLessThan(1e-11);
  });

  it("of a tree, with a value that is a tree", () => {
    const report = checkGradients(({ w, b }: { w: Tensor; b: Tensor }) => ({ y: sin(matmul(w, b)), n: sum(b) }), { w: [[1, 2], [3, 4]], b: [0.5, 0.25] });
    expect(report.ok).toBe(true);
  });
});

describe("wrong derivatives are found, and named", () => {
  it.each([
    { title: "a sign", factor: -1 },
    { title: "a factor of 2", factor: 2 },
    { title: "a forgotten term of a hundredth", factor: 1.01 },
    { title: "a millionth and a bit", factor: 1 + 4e-6 },
  ])("$title in a tangent rule", ({ factor }) => {
    const wrong = customJvp((x: Tensor) => sin(x), ([x], [dx]) => mul(mul(dx, cos(x)), [1, factor, 1]));
    const { ok, worst: of, message } = checkGradients((x: Tensor) => wrong(x), [0.1, 0.2, 0.3], { order: 1 });
    expect(ok).toBe(false);
    expect(worst(of)).toMatchObject({ check: "forward", path: "f(x)", index: [1], by: "x[1]" });
    expect(worst(of).got / worst(of).expected).toBeCloseTo(factor, 8);
    expect(message).toMatch(/^derivatives disagree; forward: derivative of f\(x\)\[1\] by x\[1\] is [-\d.]+, expected [-\d.]+$/);
  });

  it.each([
    { matrix: [[1, 3], [2, 4]], isRight: true },
    { matrix: [[1, 2], [3, 4]], isRight: false },
  ])("a cotangent rule with the matrix $matrix, against differences", ({ matrix, isRight }) => {
    const times = (x: Tensor): Tensor => matmul([[1, 2], [3, 4]], x) as Tensor;
    const custom = customVjp(times, (x: Tensor) => [times(x), {}], (_: unknown, ct: Tensor) => [matmul(matrix, ct)]);
    const { ok, worst: of } = checkGradients((x: Tensor) => custom(x) as Tensor, [0.1, 0.2], { order: 1, mode: "reverse" });
    expect(ok).toBe(isRight);
    expect(of.map(({ check }) => check)).toEqual(["reverse"]);
  });

  it("a second derivative that is wrong where the first is right", () => {
    // The tangent is right, but its factor is hidden from further differentiation.
    const hidden = customJvp((x: Tensor) => square(x), ([x], [dx]) => mul(dx, mul(2, x.stopGradient())));
    const { ok, worst: of } = checkGradients((x: Tensor) => sum(hidden(x)), [0.5, 1.5]);
    expect(ok).toBe(false);
    expect(of.filter(({ error }) => error > 1e-6).map(({ check }) => check)).toEqual(["second forward"]);
    expect(checkGradients((x: Tensor) => sum(hidden(x)), [0.5, 1.5], { order: 1 }).ok).toBe(true);
  });

  it("a NaN", () => {
    const { ok, worst: of } = checkGradients(customJvp((x: Tensor) => sin(x), ([x], [dx]) => div(mul(dx, cos(x)), [1, 0])), [0.1, 0.2], { order: 1 });
    expect(ok).toBe(false);
    expect(worst(of).error).toBe(Infinity);
  });

  it("whole numbers have no derivative to check", () => {
    expect(() => checkGradients((x: Tensor) => x, new Int32Array([1]))).toThrow(expect.objectContaining({ code: "autodiff/integer" }));
  });
});
