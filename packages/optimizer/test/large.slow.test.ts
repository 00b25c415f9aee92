import { add, dot, log1p, exp, matmul, mean, mul, neg, reshape, square, sub, sum, tanh, type Tensor } from "@gradkit/autodiff";
import { describe, expect, it } from "vitest";
import { adam, lbfgs, minimize, newton } from "../src/index.js";

/** Numbers from 0 to 1, as the file of the reference data gives them by seed. */
const mulberry32 = (seed: number): (() => number) => {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

describe("Rosenbrock's extended function of 100 000 variables", () => {
  it("is minimised by L-BFGS in no more than 60 evaluations", async () => {
    const n = 100_000;
    const f = (x: Tensor) => {
      const pairs = reshape(x, [n / 2, 2]) as Tensor;
      const [a, b] = [pairs.slice([], 0), pairs.slice([], 1)];
      return sum(add(mul(100, square(sub(b, square(a)))), square(sub(1, a))));
    };
    const start = Float64Array.from({ length: n }, (_, i) => (i % 2 === 0 ? -1.2 : 1));
    const { value, evaluations, outcome } = await minimize(f, start, { method: lbfgs() });
    expect(outcome.converged).toBe(true);
    expect(value).toBeLessThan(1e-10);
    expect(evaluations.gradient).toBeLessThanOrEqual(60);
  });
});

describe("logistic regression of 20 000 rows by 100 columns", () => {
  it("is fitted to 1e-14 by Newton's method in no more than 10 steps", async () => {
    const [m, d, l2] = [20_000, 100, 1e-3];
    const random = mulberry32(1);
    const X = Float64Array.from({ length: m * d }, () => 2 * random() - 1);
    const truth = Float64Array.from({ length: d }, () => 2 * random() - 1);
    const s = Float64Array.from({ length: m }, (_, i) => {
      let z = 0;
      for (let j = 0; j < d; j++) z += X[i * d + j]! * truth[j]!;
      return random() < 1 / (1 + Math.exp(-2 * z)) ? 1 : -1;
    });
    const rows = reshape(X, [m, d]) as Tensor;
    const f = (w: Tensor) => add(mean(log1p(exp(neg(mul(s, matmul(rows, w)))))), mul(l2 / 2, dot(w, w)));
    const { value, steps, outcome } = await minimize(f, new Float64Array(d), { method: newton() });
    expect(Math.abs(value - 0.228647930096018)).toBeLessThan(1e-14);
    expect(steps).toBeLessThanOrEqual(10);
    expect(outcome.converged).toBe(true);
  });
});

describe("a network of 1-32-32-1 units on 512 points", () => {
  const random = mulberry32(7);
  const x = Float64Array.from({ length: 512 }, (_, i) => -3 + (6 * i) / 511);
  const y = Float64Array.from(x, (xi) => Math.sin(2 * xi) + 0.3 * xi + 0.1 * (random() - 0.5));
  const glorot = (inputs: number, outputs: number): number[][] =>
    Array.from({ length: outputs }, () => Array.from({ length: inputs }, () => (2 * random() - 1) * Math.sqrt(6 / (inputs + outputs))));
  const start = { W1: glorot(1, 32), b1: Array.from({ length: 32 }, () => 0), W2: glorot(32, 32), b2: Array.from({ length: 32 }, () => 0), W3: glorot(32, 1), b3: [0] };
  type Network = { readonly [Name in keyof typeof start]: Tensor };
  const loss = ({ W1, b1, W2, b2, W3, b3 }: Network) => {
    const h1 = tanh(add(matmul(reshape(x, [512, 1]), W1.transpose()), b1));
    const h2 = tanh(add(matmul(h1, W2.transpose()), b2));
    return mean(square(sub(reshape(add(matmul(h2, W3.transpose()), b3), [512]), y)));
  };

  it("starts at the reference's value", async () => {
    const { history } = await minimize(loss, start, { method: adam(), stop: { steps: 0 } });
    expect(history.values[0]).toBeCloseTo(0.5137981441090393, 12);
  });

  it.each([
    { title: "Adam in 2000 steps at rate 0.01", method: adam({ rate: 0.01 }), stop: { steps: 2000, value: 8e-4 } },
    { title: "L-BFGS in 2259 evaluations", method: lbfgs(), stop: { evaluations: 2259, value: 8e-4 } },
  ])("is trained to 8e-4 by $title", async ({ method, stop }) => {
    const { value } = await minimize(loss, start, { method, stop });
    expect(value).toBeLessThanOrEqual(stop.value);
  });
});
