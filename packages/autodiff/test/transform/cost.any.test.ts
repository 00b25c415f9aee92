import { describe, expect, it } from "vitest";
import {
  add, amax, cumsum, div, dot, exp, gather, grad, hvp, jvp, log, logsumexp, matmul, mean, mul, norm, pow, prod, sigmoid, sin, softmax, sort, sqrt, square, sub, sum, tanh, trace, where, type Tensor,
} from "../../src/index.js";
import { flops } from "../mml/flops.js";

const list = (n: number): number[] => Array.from({ length: n }, (_, k) => 0.5 + Math.sin(k + 1) / 3);
const matrix = (m: number, n: number): number[][] => Array.from({ length: m }, (_, k) => list(n).map((x) => x + k));

/** Programs with their arguments: the stated set on which a gradient costs at most four times its function. */
const programs: Readonly<Record<string, readonly [f: (...xs: Tensor[]) => Tensor, ...args: unknown[]]>> = {
  "Rosenbrock's function": [(x) => sum(add(mul(100, square(sub(x.slice([1]), square(x.slice([0, -1]))))), square(sub(1, x.slice([0, -1]))))), list(100)],
  "least squares": [(theta) => sum(square(sub(list(50), matmul(matrix(50, 5), theta)))), list(5)],
  "a net of three layers": [(x) => sum(square(tanh(matmul(matrix(16, 16), tanh(matmul(matrix(16, 16), tanh(matmul(matrix(16, 16), x)))))))), list(16)],
  "the same net by its weights": [(w) => sum(square(tanh(matmul(w, tanh(matmul(w, tanh(matmul(w, list(16))))))))), matrix(16, 16)],
  "logistic regression": [(w) => mean(log(add(1, exp(mul(-1, matmul(matrix(40, 8), w)))))), list(8)],
  "softmax regression": [(w) => sum(sub(logsumexp(matmul(matrix(40, 8), w), { axes: 1 }), sum(matmul(matrix(40, 8), w), { axes: 1 }))), matrix(8, 3)],
  "attention": [(q, k, v) => sum(matmul(softmax(matmul(q, k.T)), v)), matrix(12, 8), matrix(12, 8), matrix(12, 8)],
  "MML 5.109": [(x) => add(sqrt(add(square(x), exp(square(x)))), sin(add(square(x), exp(square(x))))), 0.5],
  "a chain of elementwise functions": [(x) => sum(sin(exp(sigmoid(tanh(sqrt(square(x))))))), list(100)],
  "a quadratic form": [(x) => dot(x, matmul(matrix(30, 30), x)), list(30)],
  "powers and quotients": [(x) => sum(div(pow(x, 3), add(1, square(x)))), list(100)],
  "a norm": [(x) => norm(x), list(100)],
  "the greatest and the cumulative sum": [(x) => add(amax(x), sum(square(cumsum(x)))), list(100)],
  "a sorted sum": [(x) => sum(mul(sort(x), list(100))), list(100)],
  "a selection and a gather": [(x) => sum(where(x.greater(0.5), square(x), exp(gather(x, Array.from({ length: 100 }, (_, k) => 99 - k))))), list(100)],
};

const costs = Object.entries(programs).map(([title, [f, ...args]]) => {
  const [of, gradient, tangent] = [f, grad(f), (...xs: Tensor[]) => jvp(f, xs, xs).tangent].map((g) => flops(trace(g as never, ...args)));
  return { title, of: of!, reverse: gradient! / of!, forward: tangent! / of! };
});

describe("operations of a derivative over those of the function", () => {
  it.each(costs)("$title: gradient $reverse, tangent $forward", ({ reverse, forward }) => {
    expect(reverse).toBeLessThanOrEqual(4);
    // Here the direction is the point itself: one product more for each variable than along a constant one.
    expect(forward).toBeLessThanOrEqual(5);
  });

  it("does not grow with the number of variables", () => {
    const ratio = (n: number): number => {
      const [f, ...args] = [programs["Rosenbrock's function"]![0], list(n)] as const;
      return flops(trace(grad(f) as never, ...args)) / flops(trace(f as never, ...args));
    };
    expect(ratio(2000)).toBeCloseTo(ratio(200), 1);
  });

  it("a selection makes products safe where cotangents have passed it, and no others", () => {
    const names = (f: (x: Tensor) => Tensor): string[] => trace(grad(f) as never, list(3)).equations.map(({ primitive }) => primitive).filter((name) => name === "mul" || name === "scale");
    expect(names((x) => sum(square(where(x.less(1), exp(x), 0))))).toEqual(["mul", "mul", "scale"]);
    expect(names((x) => sum(mul(where(x.less(1), x, 0), [1, 2, 3])))).toEqual(["mul"]);
    expect(names((x) => sum(exp(x)))).toEqual(["mul"]);
  });

  it.each([1, 2, 7, 64, 1000])("the gradient of a product of %d elements is four times the product, and little more for its levels", (n) => {
    expect(flops(trace(grad((x) => prod(x)) as never, list(n)))).toBeLessThanOrEqual(4 * n + Math.log2(n));
  });

  it("and its product with a direction, of second order, is linear in their number", () => {
    const cost = (n: number): number => flops(trace(((x: Tensor, v: Tensor) => hvp((y: Tensor) => prod(y))(x, v)) as never, list(n), list(n))) / n;
    expect(cost(1024)).toBeCloseTo(cost(512), 1);
    expect(cost(1024)).toBeLessThan(20);
  });
});
