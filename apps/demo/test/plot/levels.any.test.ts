import { describe, expect, it } from "vitest";
import { grid } from "../../src/plot/grid.js";
import { areaLevels, evenLevels } from "../../src/plot/levels.js";

describe("grid", () => {
  it("has the values row by row from the lower left corner", () => {
    expect(grid((x, y) => 10 * x + y, [0, 2], [5, 7], 3).values).toEqual([5, 15, 25, 6, 16, 26, 7, 17, 27]);
  });
});

describe("levels", () => {
  const wall = grid((x) => 10 ** (4 * x), [0, 1], [0, 1], 41);

  it("are evenly spaced", () => {
    const levels = evenLevels(grid((x, y) => x + y, [0, 1], [0, 1]), 10);
    const gaps = levels.slice(1).map((level, k) => level - levels[k]!);
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThan(1e-12);
    expect(levels.length).toBeGreaterThan(8);
  });

  it("by area leave equal parts of the picture between them", () => {
    const levels = areaLevels(wall, 4);
    expect(levels.map((level) => wall.values.filter((value) => value < level).length / wall.values.length).map((part) => Math.round(part * 8))).toEqual([1, 3, 5, 7]);
  });

  it("leave out what is not finite", () => {
    expect(areaLevels(grid((x) => 1 / x, [0, 1], [0, 1], 3), 2).every(Number.isFinite)).toBe(true);
  });
});
