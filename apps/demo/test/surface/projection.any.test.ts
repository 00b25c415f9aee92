import { describe, expect, it } from "vitest";
import { grid as gridOf } from "../../src/plot/grid.js";
import { pick } from "../../src/surface/pick.js";
import { projection } from "../../src/surface/projection.js";
import { liftOf, reliefOf, unit } from "../../src/surface/scene.js";

const view = { azimuth: 0.6, elevation: 0.72 };
const f = (x: number, y: number): number => x * x + y * y + Math.sin(3 * x);
const grid = gridOf(f, [-2, 2], [-1, 3], 30);

describe("projection(view, width, height)", () => {
  it("has what is behind farther and higher, and what is up higher", () => {
    const project = projection({ azimuth: 0, elevation: 0.7 }, 600, 420, [0, 1]);
    const [[, front, near], [, back, far], [, above]] = [project(0, -1, 0), project(0, 1, 0), project(0, -1, 1)];
    expect(far).toBeGreaterThan(near);
    expect(back).toBeLessThan(front);
    expect(above).toBeLessThan(front);
  });

  it.each([[0, 1], [1, 1], [0, 0.2]] as const)("keeps corners of heights %d to %d in the picture, from wherever they are seen", (lo, hi) => {
    for (let azimuth = 0; azimuth < 6.3; azimuth += 0.3) {
      const project = projection({ azimuth, elevation: 0.72 }, 640, 448, [lo, hi]);
      const places = [-1, 1].flatMap((x) => [-1, 1].flatMap((y) => [lo, hi].map((z) => project(x, y, z))));
      expect(places.filter(([x, y]) => x < 0 || x > 640 || y < 0 || y > 448)).toEqual([]);
    }
  });
});

describe("pick(f, grid, lift, project, place)", () => {
  it("finds the point of the surface that is seen there", () => {
    const lift = liftOf(grid);
    const project = projection(view, 600, 420, reliefOf(grid, lift).corners);
    for (const [x, y] of [[0.5, 1], [-1, 0], [1.5, 2.5]] as const) {
      const [px, py] = project(unit(grid.x, x), unit(grid.y, y), lift(f(x, y)));
      const [foundX, foundY] = pick(f, grid, lift, project, [px, py]);
      const [qx, qy] = project(unit(grid.x, foundX), unit(grid.y, foundY), lift(f(foundX, foundY)));
      expect(Math.hypot(qx - px, qy - py)).toBeLessThan(3);
    }
  });
});

describe("liftOf(grid)", () => {
  it.each([
    ["even values", gridOf((x) => x, [0, 1], [0, 1], 20)],
    ["a few far above the rest", gridOf((x, y) => Math.exp(9 * x * y), [0, 1], [0, 1], 20)],
  ])("rises with the values from 0 to 1: %s", (_, of) => {
    const heights = [...of.values].toSorted((a, b) => a - b).map(liftOf(of));
    expect(heights[0]).toBeCloseTo(0, 12);
    expect(heights.at(-1)).toBeLessThanOrEqual(1);
    expect(heights.filter((height, k) => height < (heights[k - 1] ?? 0))).toEqual([]);
  });

  it("takes what has no value for the ground", () => {
    expect(liftOf(grid)(NaN)).toBe(0);
  });
});

describe("reliefOf(grid, lift)", () => {
  it("has a height for each point and a colour for each cell", () => {
    const { heights, colours } = reliefOf(grid, liftOf(grid));
    expect([heights.length, colours.length]).toEqual([900, 841]);
    expect(colours.filter((colour) => !/^rgb\(\d+,\d+,\d+\)$/.test(colour))).toEqual([]);
  });
});
