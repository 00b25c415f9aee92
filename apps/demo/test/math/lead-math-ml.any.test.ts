import { describe, expect, it } from "vitest";
import { leadMathML } from "../../src/math/lead-math-ml.js";

describe("leadMathML(lead)", () => {
  it.each([
    ["H", "<mi>H</mi>"],
    ["∇f", '<mi mathvariant="normal">∇</mi><mi>f</mi>'],
    ["∇²g", '<msup><mi mathvariant="normal">∇</mi><mn>2</mn></msup><mi>g</mi>'],
    ["f(x₀)", '<mi>f</mi><mo stretchy="false">(</mo><msub><mi>x</mi><mn>0</mn></msub><mo stretchy="false">)</mo>'],
    ["H(x, y)", '<mi>H</mi><mo stretchy="false">(</mo><mi>x</mi><mo separator="true">,</mo><mi>y</mi><mo stretchy="false">)</mo>'],
  ])("has each letter of %s as a variable of its own", (lead, expected) => {
    expect(leadMathML(lead)).toBe(expected);
  });
});
