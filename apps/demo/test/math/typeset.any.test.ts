import { parse, toMathML } from "@gradkit/scalar";
import { describe, expect, it } from "vitest";
import { typeset } from "../../src/math/typeset.js";

const stretching = (formula: string): string[] => [...typeset(toMathML(parse(formula))).matchAll(/<mo( stretchy="false")?>([()])<\/mo>/g)].map(([, flat, sign]) => (flat ? "" : sign!));

describe("typeset(mathml)", () => {
  it.each([
    ["sin(x^2)", ["", ""]],
    ["sin(x/y)", ["(", ")"]],
    ["sin(x)*cos(exp(y)/z)", ["", "", "(", ")"]],
    ["sin(1 + cos(x/y)) + sin(cos(x))", ["(", "(", ")", ")", "", "", "", ""]],
  ])("lets those of %s stretch that hold something tall", (formula, expected) => {
    expect(stretching(formula)).toEqual(expected);
  });

  it("sets a function's name apart from the factor before it", () => {
    expect(typeset(toMathML(parse("x*cos(y)*z"))).match(/lspace/g)?.length).toBe(1);
  });
});
