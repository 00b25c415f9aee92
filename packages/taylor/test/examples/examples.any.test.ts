import { add, div, exp, mul, neg, sin, sub, type Tensor } from "@gradkit/autodiff";
import { describe, expect, it } from "vitest";
import { halley } from "./halley.js";
import { integrate, integrateEvenly, solutionSeries } from "./ode.js";

const oscillator = ([x, v]: Tensor): Tensor[] => [v!, neg(x!)];

/** The flattest orbit around a mass at 0 with eccentricity 0.5, period 2π. */
const kepler = ([x, y, u, v]: Tensor): Tensor[] => {
  const r2 = add(mul(x!, x!), mul(y!, y!));
  const cube = mul(r2, r2.sqrt());
  return [u!, v!, neg(div(x!, cube)), neg(div(y!, cube))];
};

describe("an integrator by Taylor series", () => {
  it("has the coefficients of the solution", () => {
    expect(solutionSeries(oscillator, Float64Array.of(1, 0), 4).map((term) => term[0]! + 0)).toEqual([1, 0, -1 / 2, 0, 1 / 24]);
    expect(solutionSeries((x) => mul(x, x), Float64Array.of(1), 5).map((term) => term[0])).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it.each([
    [4, 1e-6, 4, 1300],
    [8, 1e-12, 10, 450],
    [12, 1e-14, 11, 150],
    [16, 1e-14, 11, 80],
    [20, 1e-14, 11, 50],
  ])("of order %s and tolerance %s brings an oscillator around to %s digits in at most %s steps", (order, tolerance, digits, most) => {
    const { x, steps } = integrate(oscillator, [1, 0], 20, { order, tolerance });
    expect([...x]).toEqual([expect.closeTo(Math.cos(20), digits), expect.closeTo(-Math.sin(20), digits)]);
    expect(steps).toBeLessThanOrEqual(most);
  });

  it("closes an eccentric orbit, with short steps near the mass", () => {
    const start = [0.5, 0, 0, Math.sqrt(3)];
    const { x, steps } = integrate(kepler, start, 2 * Math.PI, { order: 20 });
    expect([...x]).toEqual(start.map((value) => expect.closeTo(value, 10)));
    expect(steps).toBeLessThan(60);
  });

  it.each([2, 3, 4, 5, 6])("has an error that falls as the power %s of the step", (order) => {
    const error = (steps: number): number => Math.abs(integrateEvenly((x) => sub(sin(x), mul(0.5, x)), [1], 2, steps, order)[0]! - reference);
    const reference = integrate((x) => sub(sin(x), mul(0.5, x)), [1], 2, { order: 20 }).x[0]!;
    expect(Math.abs(Math.log2(error(16) / error(32)) - order)).toBeLessThan(0.35);
  });
});

describe("Halley's method", () => {
  it("finds √2 and the root of x = cos x to the last bit", () => {
    expect(halley((x) => sub(mul(x, x), 2), 1).root).toBeCloseTo(Math.SQRT2, 15);
    expect(halley((x) => sub(x, x.cos()), 1).root).toBeCloseTo(0.7390851332151607, 15);
  });

  it("triples the digits with each step", () => {
    const { root, path } = halley((x) => sub(exp(x), 3), 0.9);
    expect(root).toBeCloseTo(Math.log(3), 15);
    const errors = path.map((x) => Math.abs(x - Math.log(3)));
    expect(Math.log(errors[2]!) / Math.log(errors[1]!)).toBeGreaterThan(2.7);
  });
});
