import { describe, expect, it } from "vitest";
import { gridOf, levelsOf } from "../../src/plot/grid.js";

describe("gridOf(f, x, y, n)", () => {
  it("has f at the corners, row after row from below", () => {
    const { values } = gridOf((x, y) => x + 10 * y, [0, 1], [2, 4], 3);
    expect([...values]).toEqual([20, 20.5, 21, 30, 30.5, 31, 40, 40.5, 41]);
  });
});

describe("levelsOf(grid, count)", () => {
  it("parts the points evenly, whatever their values", () => {
    const grid = gridOf((x, y) => Math.exp(20 * x) + y, [0, 1], [0, 1], 30);
    const levels = levelsOf(grid, 5);
    const below = levels.map((level) => grid.values.filter((value) => value < level).length / 900);
    expect(below.map((part) => Math.round(part * 10) / 10)).toEqual([0.1, 0.3, 0.5, 0.7, 0.9]);
  });

  it("has each level once, and none of what is not finite", () => {
    expect(levelsOf(gridOf((x) => (x < 0.5 ? NaN : 1), [0, 1], [0, 1], 4), 6)).toEqual([1]);
  });
});
