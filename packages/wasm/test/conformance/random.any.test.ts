import { describe, expect, it } from "vitest";
import { distance } from "./distance.js";
import { tolerance } from "./failures.js";
import { randomCase } from "./random-program.js";

/** Forty short and long ones, and two that were wrong once: a long body in lanes, and lanes around lanes. */
const seeds = [...Array.from({ length: 40 }, (_, k) => k), 531, 809];

describe("a compiled random program", () => {
  it.each([false, true])("gives what the interpreter gives (gradient: %s)", (differentiated) => {
    const off = seeds.flatMap((seed) => {
      const ulps = distance(randomCase(seed, 8 + (seed % 30), differentiated));
      return ulps <= 16 * tolerance ? [] : [{ seed, ulps }];
    });
    expect(off).toEqual([]);
  });
});
