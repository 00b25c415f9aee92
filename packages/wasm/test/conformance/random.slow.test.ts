import { describe, expect, it } from "vitest";
import { randomFailures } from "./random-failures.js";

const chunk = 100;

describe("compiled random programs, and their gradients", () => {
  it.each(Array.from({ length: 23 }, (_, k) => k * chunk))("of %i and the 99 seeds after give what the interpreter gives, each number to within what rounding may do to it", (first) => {
    const { wrong, refused, blurred } = randomFailures(Array.from({ length: chunk }, (_, k) => first + k));
    expect(wrong).toEqual([]);
    expect(refused).toEqual([]);
    expect(blurred.length).toBeLessThan(5);
  });
});
