import { describe, expect, it } from "vitest";
import { sampled } from "../../src/plot/sampled.js";

const gaps = (f: (x: number) => number): number[] => sampled(f, [-1, 1.01], 4).filter(([, y]) => Number.isNaN(y)).map(([x]) => Math.round(x * 50) / 50);

describe("sampled(f, domain, reach)", () => {
  it.each([
    ["a pole", (x: number) => 1 / x, [0]],
    ["a jump", (x: number) => 3 * Math.sign(x - 0.5), [0.5]],
    ["a steep rise", (x: number) => 3 * Math.tanh(50 * x), []],
    ["a parabola", (x: number) => x * x, []],
  ])("breaks the line at %s", (_, f, expected) => {
    expect([...new Set(gaps(f))]).toEqual(expected);
  });

  it("has gaps where there is no value", () => {
    const points = sampled(Math.log, [-1, 1], 4);
    expect(points.filter(([x, y]) => Number.isNaN(y) !== x <= 0)).toEqual([]);
  });
});
