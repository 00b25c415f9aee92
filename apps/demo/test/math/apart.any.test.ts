import { describe, expect, it } from "vitest";
import { apart } from "../../src/math/apart.js";

describe("apart(a, b)", () => {
  it.each([
    [[0.5, 0.25], [0.5, 0.75], 0.5],
    [[1000, 2], [1000, 3], 1e-3],
    [[-4, 0], [4, 0], 2],
    [[], [], 0],
    [[NaN], [1], NaN],
  ])("of %j and %j is %d", (a, b, expected) => {
    expect(apart(a, b)).toBe(expected);
  });
});
