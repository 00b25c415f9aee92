import { describe, expect, it } from "vitest";
import { linearScale } from "../../src/plot/scale.js";
import { placesOf } from "../../src/race/places-of.js";

const [x, y] = [linearScale([0, 10], [0, 100]), linearScale([0, 10], [100, 0])];

describe("places of a trail on the screen", () => {
  it("are those of its points", () => {
    expect(placesOf([0, 0, 5, 1, 10, 10], x, y)).toEqual([[0, 100], [50, 90], [100, 0]]);
    expect(placesOf([], x, y)).toEqual([]);
  });

  it("leave out points that nobody can tell from the one before, but not the last", () => {
    const crawl = Array.from({ length: 1000 }, (_, k) => [1 + k * 1e-3, 2]).flat();
    const places = placesOf(crawl, x, y);
    expect(places.length).toBeLessThan(17);
    expect(places[0]).toEqual([10, 80]);
    expect(places.at(-1)![0]).toBeCloseTo(19.99, 10);
    for (const [k, [px]] of places.slice(1, -1).entries()) expect(px - places[k]![0]).toBeGreaterThanOrEqual(0.7);
  });

  it("stay within what SVG can draw", () => {
    expect(placesOf([1e300, -1e300], x, y)).toEqual([[1e7, 1e7]]);
  });
});
