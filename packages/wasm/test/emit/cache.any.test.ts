import { describe, expect, it } from "vitest";
import { cache } from "../../src/emit/cache.js";

describe("cache", () => {
  it("finds what its own list and those around it have kept", () => {
    const outer = cache();
    outer.put(1, 10, []);
    const inner = outer.layer();
    inner.put(2, 20, []);
    expect([1, 2, 3].map(inner.find)).toEqual([10, 20, undefined]);
  });

  it("drops what an inner list has kept when the outer one goes on, however deep that was", () => {
    const outer = cache();
    outer.layer().layer().put(2, 20, []);
    expect(outer.find(2)).toBeUndefined();
    const again = outer.layer();
    expect(again.find(2)).toBeUndefined();
    again.put(2, 21, []);
    expect(again.find(2)).toBe(21);
  });

  it("forgets what was read from a thing that is written, in all lists", () => {
    const outer = cache();
    outer.put(1, 10, [7]);
    outer.put(2, 20, [8]);
    const inner = outer.layer();
    inner.put(3, 30, [7, 8]);
    inner.forget([7]);
    expect([1, 2, 3].map(inner.find)).toEqual([undefined, 20, undefined]);
    inner.put(1, 11, [7]);
    expect(outer.find(1)).toBeUndefined();
    expect(outer.find(2)).toBe(20);
  });
});
