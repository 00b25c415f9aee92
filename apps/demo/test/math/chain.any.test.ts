import { format, parse } from "@gradkit/scalar";
import { describe, expect, it } from "vitest";
import { chainOf, chainValues } from "../../src/math/chain.js";

describe("chainOf(f, path, parameters)", () => {
  const f = parse("x1^2 + 2*x2");

  it("has the row, the column and the product of Example 5.8", () => {
    const { row, matrix, product, inside } = chainOf(f, { x1: parse("sin(t)"), x2: parse("cos(t)") }, ["t"]);
    expect([row.map((each) => format(each)), matrix.map((each) => each.map((cell) => format(cell)))]).toEqual([["2*x1", "2"], [["cos(t)"], ["-sin(t)"]]]);
    expect(format(inside(f))).toBe("sin(t)^2 + 2*cos(t)");
    expect(product.length).toBe(1);
  });

  it("in numbers, with two parameters, agrees with differences of f(x(s, t))", () => {
    const parameters = ["s", "t"];
    const chain = chainOf(f, { x1: parse("s*cos(t)"), x2: parse("s*sin(t)") }, parameters);
    const { row, matrix, product } = chainValues(chain, parameters)([1.5, 0.4]);
    const value = (s: number, t: number): number => (s * Math.cos(t)) ** 2 + 2 * s * Math.sin(t);
    const h = 1e-5;
    expect(product).toEqual([(value(1.5 + h, 0.4) - value(1.5 - h, 0.4)) / (2 * h), (value(1.5, 0.4 + h) - value(1.5, 0.4 - h)) / (2 * h)].map((slope) => expect.closeTo(slope, 8) as number));
    expect([row.length, matrix.length, matrix[0]!.length]).toEqual([2, 2, 2]);
  });
});
