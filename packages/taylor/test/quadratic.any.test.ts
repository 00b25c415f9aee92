import type { Tensor } from "@gradkit/autodiff";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { quadratic } from "../src/index.js";
import { formula } from "./formula.js";

it.each([
  ["x^2 + x*y + y^2", [1, 1], "bowl", [1, 3]],
  ["-x^2 - 2*y^2", [1, 1], "dome", [-4, -2]],
  ["x^2 - y^2 + x", [1, 1], "saddle", [-2, 2]],
  ["(x + y)^2", [1, 1], "flat", [0, 4]],
  ["(0.1*x + 0.3*y + 0.7*z)^2", [1, 1, 1], "flat", [0, 0, 1.18]],
  ["x + y", [1, 1], "flat", [0, 0]],
  ["x^4 + y^4", [0, 0], "flat", [0, 0]],
  ["x^2*y", [1, 0], "saddle", [-2, 2]],
] as const)("%s at %s is a %s", (expr, at, form, curvatures) => {
  const q = quadratic(formula(expr), [...at]);
  expect(q.form).toBe(form);
  expect(q.curvatures.map(({ curvature }) => curvature)).toEqual(curvatures.map((x) => expect.closeTo(x, 14)));
  expect(q.minimizer !== undefined).toBe(form === "bowl");
  expect(q.stationary !== undefined).toBe(!curvatures.includes(0 as never));
});

it("directions are of length 1, and the Hessian stretches them by their curvature", () => {
  const { curvatures, hessian } = quadratic(formula("exp(x*y) + x^2 + z^2*x"), [0.5, -1, 2]);
  for (const { curvature, direction } of curvatures) {
    expect(Math.hypot(...direction)).toBeCloseTo(1, 14);
    const stretched = direction.map((_, i) => direction.reduce((sum, d, j) => sum + hessian.at(i, j) * d, 0));
    expect(stretched).toEqual(direction.map((d) => expect.closeTo(curvature * d, 13)));
  }
});

it("the minimizer of a quadratic function is its minimizer, from any point", () => {
  const value = fc.double({ min: -10, max: 10, noNaN: true });
  fc.assert(
    fc.property(value, value, (x, y) => {
      const q = quadratic(formula("2*x^2 + x*y + 3*y^2 - 4*x + y"), [x, y]);
      const at = [...q.minimizer!];
      expect(at).toEqual([expect.closeTo(25 / 23, 11), expect.closeTo(-8 / 23, 11)]);
      expect(q.at(at)).toBeCloseTo(2 * at[0]! ** 2 + at[0]! * at[1]! + 3 * at[1]! ** 2 - 4 * at[0]! + at[1]!, 9);
    }),
    { seed: 6, numRuns: 50 },
  );
});

it("a function of a number and of a matrix keep their shapes", () => {
  const q = quadratic((x: Tensor) => x.exp(), 0);
  expect([q.value, q.gradient.toNested(), q.hessian.toNested(), q.minimizer!.toNested()]).toEqual([1, 1, 1, -1]);
  expect(quadratic((X: Tensor) => X.square().sum(), [[1, 2], [3, 4]]).minimizer!.toNested()).toEqual([[0, 0], [0, 0]]);
});
