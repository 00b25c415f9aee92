import { describe, expect, it } from "vitest";
import { autodiff } from "../src/autodiff.js";
import { matrix } from "../src/matrix.js";
import { optimizer } from "../src/optimizer.js";
import { scalar } from "../src/scalar.js";
import { shapes } from "../src/shapes.js";
import { printed } from "../src/stop.js";
import { series } from "../src/taylor.js";

describe("printed(stop)", () => {
  it("shows the number, the code that ran and its result", () => {
    const [heading, code, ...result] = printed({ equation: "(5.40)", says: "a row", show: () => [1, 3].map((n) => 2 * n) }).split("\n");
    expect([heading, code?.trim(), ...result]).toEqual(["(5.40)      a row", "> [1, 3].map((n) => 2 * n)", "            [ 2, 6 ]", ""]);
  });

  it.each([...scalar, ...autodiff, ...matrix, ...series, ...optimizer, ...shapes].map((stop) => [stop.equation, stop] as const))("%s gives a result", (_, stop) => {
    expect(stop.show()).toBeDefined();
    expect(printed(stop)).not.toMatch(/another error|undefined/);
  });
});
