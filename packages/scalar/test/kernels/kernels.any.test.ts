import { describe, expect, it } from "vitest";
import * as kernel from "../../src/kernels/index.js";
import { goldenNames, kernels, platform, worst } from "./accuracy.js";

it("the golden file and the tables of accuracy name the same functions", () => {
  expect(goldenNames.toSorted()).toEqual([...Object.keys(kernels), ...Object.keys(platform)].toSorted());
  expect(Object.keys(kernels)).toHaveLength(14);
  expect(Object.keys(platform)).toHaveLength(21);
});

describe.each(Object.entries({ ...kernels, ...platform }))("%s", (name, row) => {
  const { ulps, at, points } = worst(name, row);

  it(`is within ${row.ulps} ulp of the true value at the golden points`, () => {
    expect(points).toBeGreaterThanOrEqual(200);
    expect(ulps, `at ${at.join(", ")}`).toBeLessThanOrEqual(row.ulps);
  });

  it("would not pass with an error of 1e-14", () => {
    const wrong = worst(name, { ...row, f: (...args) => row.f(...args) * (1 + 1e-14) });
    expect(wrong.ulps).toBeGreaterThan(row.ulps);
  });
});

const inf = Infinity;
const byName: Readonly<Record<string, (...args: number[]) => number>> = kernel;
const edges = {
  erf: [[[NaN], NaN], [[inf], 1], [[-inf], -1], [[0], 0], [[-0], -0], [[1e300], 1]],
  erfc: [[[NaN], NaN], [[inf], 0], [[-inf], 2], [[0], 1], [[-0], 1], [[1e300], 0], [[28], 0], [[27.22], 5e-324]],
  gamma: [
    [[NaN], NaN], [[inf], inf], [[-inf], NaN], [[0], inf], [[-0], -inf], [[-1], NaN], [[-170], NaN], [[-1e300], NaN], [[171.7], inf], [[5e-324], inf],
    [[-5e-324], -inf], [[-190.5], -0], [[-191.5], 0], [[-300.5], -0], [[1], 1], [[2], 1], [[5], 24], [[23], 1124000727777607680000],
  ],
  lgamma: [[[NaN], NaN], [[inf], inf], [[-inf], inf], [[0], inf], [[-0], inf], [[-3], inf], [[-1e300], inf], [[1], 0], [[2], 0], [[1e306], inf]],
  digamma: [[[NaN], NaN], [[inf], inf], [[-inf], NaN], [[0], -inf], [[-0], inf], [[-1], NaN], [[-1e300], NaN]],
  polygamma: [
    [[1, NaN], NaN], [[NaN, 1], NaN], [[1, inf], 0], [[2, inf], -0], [[1, -inf], NaN], [[1, 0], inf], [[2, 0], -inf], [[2, -0], inf], [[1, -3], inf], [[2, -3], NaN],
    [[0, 1], kernel.digamma(1)], [[-1, 1], NaN], [[0.5, 1], NaN], [[171, 1], NaN], [[1, 1e-200], inf],
    [[156, -104.42547081038356], inf], [[164, -132.657986972481], -inf], [[170, -18.154677748680115], inf], [[170, -6.61578415427357], -inf],
  ],
  sinc: [[[NaN], NaN], [[inf], 0], [[-inf], 0], [[0], 1], [[-0], 1]],
  sigmoid: [[[NaN], NaN], [[inf], 1], [[-inf], 0], [[0], 0.5], [[1e300], 1], [[-1e300], 0]],
  softplus: [[[NaN], NaN], [[inf], inf], [[-inf], 0], [[1e300], 1e300], [[-1e300], 0]],
  logb: [
    [[NaN, 2], NaN], [[2, NaN], NaN], [[0, 2], -inf], [[inf, 2], inf], [[-1, 2], NaN], [[2, -1], NaN], [[1, 3], 0], [[1, 1], NaN],
    [[125, 5], 3], [[1000, 10], 3], [[0.001, 10], -3], [[2 ** -40, 0.5], 40], [[1, 5], 0], [[2 ** -1074, 2], -1074], [[2 ** -1060, 2 ** 53], -20],
  ],
  hypot: [
    [[NaN, 1], NaN], [[NaN, inf], inf], [[-inf, NaN], inf], [[0, 0], 0], [[-0, -0], 0], [[5e-324, 0], 5e-324], [[0, -3], 3], [[3, 4], 5], [[3e-320, 4e-320], 5e-320],
    [[Number.MAX_VALUE, 0], Number.MAX_VALUE], [[Number.MAX_VALUE, Number.MAX_VALUE], inf],
  ],
} satisfies Partial<Record<keyof typeof kernel, readonly (readonly [args: number[], y: number])[]>>;

describe.each(Object.entries(edges))("%s at its edges", (name, rows) => {
  it("is an exported kernel with rows", () => expect([name in kernel, rows.length > 4]).toEqual([true, true]));
  it.each(rows)("%j gives %d", (args, y) => expect(byName[name]!(...args)).toBe(y));
});

it("logb of a subnormal number is whole only where that is a power of the base", () => {
  expect(kernel.logb(5e-324, 22)).toBeCloseTo(-240.837867209676, 12); // mpmath 1.3.0
  expect(kernel.logb(1.5e-323, 7)).toBeCloseTo(-382.0019439199622, 12);
});

it("polygamma of a half-integer is accurate where its terms cancel", () => expect(kernel.polygamma(56, -21.5)).toBeCloseTo(-0.006544965523157012, 16)); // mpmath 1.3.0

it("every kernel has its edges tested", () => expect(Object.keys(edges).toSorted()).toEqual(Object.keys(kernel).toSorted()));
