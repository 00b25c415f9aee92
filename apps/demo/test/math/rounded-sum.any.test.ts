import { parse } from "@gradkit/scalar";
import { describe, expect, it } from "vitest";
import { roundedSum } from "../../src/math/rounded-sum.js";

describe("roundedSum(terms)", () => {
  it("has coefficients of four digits as decimals, also where they are fractions of small numbers", () => {
    const sum = roundedSum([
      { coefficient: -Math.sqrt(Math.PI), factor: undefined },
      { coefficient: 1.03227, factor: parse("x - 3/10") },
      { coefficient: -0.5, factor: parse("x^2") },
      { coefficient: 1.2346e-7, factor: parse("x*y") },
    ]);
    expect(/alttext="([^"]*)"/.exec(sum)![1]).toBe("-1.772 + 1.032*(x - 3/10) - 0.5*x^2 + 1.235·10⁻⁷*x*y");
    expect([...sum.matchAll(/<mn>(\d\.[^<]*)<\/mn>/g)].map(([, digits]) => digits)).toEqual(["1.772", "1.032", "0.5", "1.235·10⁻⁷"]);
    expect(sum.startsWith('<math display="block" alttext="') && sum.includes('"><mo form="prefix">−</mo><mn>1.772</mn><mo>+</mo>')).toBe(true);
  });
});
