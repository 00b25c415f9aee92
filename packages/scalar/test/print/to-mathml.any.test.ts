import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { call, variable, type Expr } from "../../src/expr.js";
import { parse } from "../../src/parse/parse.js";
import { toMathML } from "../../src/print/to-mathml.js";
import { anyExpression } from "../any-expression.js";
import { checkMathML } from "./check-mathml.js";

const insideOf = (formula: string): string => toMathML(parse(formula)).replace(/^<math [^>]*>|<\/math>$/g, "");

describe("toMathML", () => {
  it("is a math element with the formula for screen readers", () => {
    expect(toMathML(parse("1/x"))).toBe(
      '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block" alttext="1/x"><mfrac><mrow><mn>1</mn></mrow><mrow><mi>x</mi></mrow></mfrac></math>',
    );
    expect(toMathML(parse("x"), { display: "inline" })).toContain('display="inline"');
  });

  it.each([
    ["2x", "<mn>2</mn><mo>&#x2062;</mo><mi>x</mi>"],
    ["2*3", "<mn>2</mn><mo>⋅</mo><mn>3</mn>"],
    ["-x", '<mo form="prefix">−</mo><mi>x</mi>'],
    ["sin(x)", "<mi>sin</mi><mo>&#x2061;</mo><mrow><mo>(</mo><mi>x</mi><mo>)</mo></mrow>"],
    ["sin(x)^2", "<msup><mrow><mi>sin</mi></mrow><mrow><mn>2</mn></mrow></msup><mo>&#x2061;</mo><mrow><mo>(</mo><mi>x</mi><mo>)</mo></mrow>"],
    ["sqrt(x + 1)", "<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>"],
    ["cbrt(x)", "<mroot><mrow><mi>x</mi></mrow><mrow><mn>3</mn></mrow></mroot>"],
    ["alpha_0", "<msub><mrow><mi>α</mi></mrow><mrow><mn>0</mn></mrow></msub>"],
    ["Γ", '<mi mathvariant="normal">Γ</mi>'],
    ["π", "<mi>π</mi>"],
    ["max(a, b)", "<mi>max</mi><mo>&#x2061;</mo><mrow><mo>(</mo><mi>a</mi><mo>,</mo><mi>b</mi><mo>)</mo></mrow>"],
  ])("%s as %s", (formula, mathml) => {
    expect(insideOf(formula)).toBe(mathml);
  });

  it("names that no formula has cannot leave their place", () => {
    expect(toMathML(variable('"><script>&'))).toBe(
      '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block" alttext="&quot;&gt;&lt;script&gt;&amp;"><mi>&quot;&gt;&lt;script&gt;&amp;</mi></math>',
    );
  });
});

describe("the MathML of any expression is well-formed", () => {
  it("and each element has its children", () => {
    fc.assert(
      fc.property(anyExpression(), (expr) => {
        expect(() => checkMathML(toMathML(expr))).not.toThrow();
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it.each(["<mi>x</mo>", "<mi>x", "<msup><mi>x</mi></msup>", "<mrow>x</mrow>", "<mi>a<b</mi>", "<mi>a & b</mi>", "<b></b>"])("the check refuses %s", (mathml) => {
    expect(() => checkMathML(mathml)).toThrow(` in ${mathml}`);
  });
});

it("a sum of 20,000 terms is as flat as it reads", () => {
  const long = Array.from({ length: 20_000 }).reduce<Expr>((sum) => call("add", sum, variable("x")), variable("x"));
  expect(toMathML(long)).not.toContain("<mrow>");
});
