import { describe, expect, it } from "vitest";
import { randomFailures } from "./random-failures.js";

/**
 * Twenty short and long ones; three that were wrong once, a long body in lanes, lanes around lanes, and a loop in lanes that all take the
 * same; and four that are further from the interpreter's than 64 units of the last place by
 * rounding alone: sin 587, exp −494, and slopes 1 − tanh² where tanh is nearly 1.
 */
const seeds = [...Array.from({ length: 20 }, (_, k) => k), 531, 809, 2845, 352, 388, 561, 1458];

describe("a compiled random program, and its gradient", () => {
  it("gives what the interpreter gives, each number to within what rounding may do to it", () => {
    const { wrong, refused, blurred } = randomFailures(seeds);
    expect(wrong).toEqual([]);
    expect(refused).toEqual([]);
    expect(blurred).toEqual([]);
  });
});
