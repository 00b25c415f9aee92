import { describe, expect, it } from "vitest";
import { isGradkitError } from "../../src/gradkit-error.js";
import { constant, contains, e, empty, hull, intersect, interval, isEmpty, magnitude, midpoint, pi, width } from "../../src/interval/index.js";

const codeOf = (f: () => unknown): unknown => {
  try {
    return f();
  } catch (thrown) {
    return isGradkitError(thrown) ? [thrown.code, thrown.data, thrown.message] : thrown;
  }
};

describe("interval", () => {
  it("is plain data that survives a structured clone", () => {
    expect(structuredClone(interval(1, 2))).toEqual({ lo: 1, hi: 2, defined: true, continuous: true });
    expect(Object.is(interval(-0).lo, 0)).toBe(true);
  });

  it.each([[2, 1], [NaN, 1], [1, NaN], [Infinity, Infinity], [-Infinity, -Infinity]])("refuses the bounds %d and %d", (lo, hi) => {
    expect(codeOf(() => interval(lo, hi))).toEqual([
      "scalar/interval-bounds", { lo: String(lo), hi: String(hi) }, `interval: the bounds must be numbers in order, got ${lo} and ${hi}`,
    ]);
  });

  it("constant is a point, or empty where there is no real number", () => {
    expect(constant(0.1)).toEqual(interval(0.1));
    expect([NaN, Infinity, -Infinity].map((x) => isEmpty(constant(x)))).toEqual([true, true, true]);
  });

  it("pi and e lie between neighbouring doubles", () => {
    expect([pi, e].map(({ lo, hi }) => [String(lo), String(hi)])).toEqual([
      ["3.141592653589793", "3.1415926535897936"], ["2.718281828459045", "2.7182818284590455"], // π = 3.14159265358979323…, e = 2.71828182845904523…
    ]);
  });
});

describe("sets", () => {
  it("intersect", () => {
    expect(intersect(interval(0, 2), interval(1, 3))).toEqual(interval(1, 2));
    expect(intersect(interval(0, 1), interval(1, 3))).toEqual(interval(1));
    expect([isEmpty(intersect(interval(0, 1), interval(2, 3))), isEmpty(intersect(empty, interval(2, 3)))]).toEqual([true, true]);
  });

  it("hull", () => {
    expect(hull(interval(0, 1), interval(3))).toEqual(interval(0, 3));
    expect(hull(empty, interval(3))).toEqual({ ...interval(3), defined: false, continuous: false });
    expect(hull(interval(3), empty)).toEqual({ ...interval(3), defined: false, continuous: false });
  });

  it("contains", () => {
    expect([1, 1.5, 2, 2.5, NaN, Infinity].map((x) => contains(interval(1, 2), x))).toEqual([true, true, true, false, false, false]);
    expect([contains(empty, 0), contains(interval(0, Infinity), Infinity)]).toEqual([false, false]);
  });

  it("width is rounded up", () => {
    expect([width(interval(1, 3)), width(interval(2)), width(interval(0, Infinity)), width(empty)]).toEqual([2, 0, Infinity, NaN]);
    expect(width(interval(-1e-30, 1)) > 1).toBe(true);
  });

  it("midpoint lies inside", () => {
    const boxes = [interval(1, 3), interval(-Infinity, Infinity), interval(5e-324, 1e-323), interval(5e-324), interval(-1e308, 1.5e308), interval(1e308, 1.7e308)];
    expect(boxes.map((x) => contains(x, midpoint(x)))).toEqual(boxes.map(() => true));
    expect([midpoint(interval(1, 3)), midpoint(interval(-Infinity, Infinity)), midpoint(empty)]).toEqual([2, 0, NaN]);
  });

  it("magnitude", () => expect([magnitude(interval(-3, 2)), magnitude(interval(1, 2)), magnitude(empty)]).toEqual([3, 2, NaN]));
});
