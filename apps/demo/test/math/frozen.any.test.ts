import { parse, toMathML } from "@gradkit/scalar";
import { describe, expect, it } from "vitest";
import { frozen } from "../../src/math/frozen.js";

describe("frozen(html, names)", () => {
  it("marks the variables of those names and leaves the text for screen readers", () => {
    const html = frozen(toMathML(parse("x + 2*y^3")), ["y"]);
    expect(html).toContain('<mi>x</mi><mo>+</mo>');
    expect(html).toContain('<mrow class="frozen"><mi>y</mi></mrow>');
    expect(html).toContain('alttext="x + 2*y^3"');
    expect(frozen(toMathML(parse("x1*x2")), ["x1"]).match(/class="frozen"/g)).toHaveLength(1);
  });
});
