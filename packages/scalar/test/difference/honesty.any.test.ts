import { describe, expect, it } from "vitest";
import { difference } from "../../src/difference/difference.js";
import { cases, estimates, honestyOf, orders } from "./cases.js";

it("the set is whole: 224 points of 89 expressions, at four orders each", () => {
  expect(cases).toHaveLength(224);
  expect(new Set(cases.map(({ expr }) => expr)).size).toBe(89);
  expect(orders).toEqual([1, 2, 3, 4]);
});

// what half of the cases keep to: the reported error over the true one, and the true one over the derivative
const bounds = {
  1: { pessimism: 20, relative: 1e-13 },
  2: { pessimism: 20, relative: 1e-10 },
  3: { pessimism: 40, relative: 1e-8 },
  4: { pessimism: 40, relative: 1e-6 },
};

describe.each(orders)("difference of order %i", (order) => {
  const estimated = estimates(order), result = honestyOf(order, estimated);
  const said = `${result.honest} of ${result.total}; medians: reported/true ${result.pessimism.toFixed(1)}, relative ${result.relative.toExponential(1)}`;

  it(`has its true error below the reported one in at least 99 of 100 cases (${said})`, () => {
    expect(result.honest).toBeGreaterThanOrEqual(0.99 * result.total);
  });

  it("reports an error that is of use, and is accurate", () => {
    expect(result.pessimism).toBeLessThan(bounds[order].pessimism);
    expect(result.relative).toBeLessThan(bounds[order].relative);
    expect(result.evaluations).toBeLessThanOrEqual(40);
  });

  it("would be caught if it reported a hundredth of the error", () => {
    const boastful = honestyOf(order, estimated.map((one) => ({ ...one, error: one.error / 100 })));
    expect(boastful.honest).toBeLessThan(0.95 * boastful.total);
  });
});

it.each(["forward", "backward"] as const)("%s differences are as honest: at least 98 of 100 cases", (method) => {
  const { honest, total } = honestyOf(1, estimates(1, (f, x) => difference(f, x, { method })));
  expect(honest).toBeGreaterThanOrEqual(0.98 * total);
});

it("naive central differences with h = ∛ε are less accurate by a factor of 1000", () => {
  const h = Math.cbrt(2 ** -52);
  const naive = honestyOf(1, estimates(1, (f, x) => ({ value: (f(x + h) - f(x - h)) / (2 * h), error: 0, evaluations: 2 })));
  expect(naive.relative).toBeGreaterThan(1000 * honestyOf(1, estimates(1)).relative);
});
