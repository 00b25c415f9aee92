import { declare, derive, parse } from "@gradkit/matrix";
import { describe, expect, it } from "vitest";
import { lineMathML, matrixMathML } from "../../src/math/matrix-math-ml.js";

describe("matrixMathML(expr)", () => {
  it("has bold letters and no style", () => {
    const html = matrixMathML(parse("x'*B*ones(n)", declare("x: n; B: n×n")));
    expect(html).toContain("<mi>𝒙</mi>");
    expect(html).toContain("<mi>𝑩</mi>");
    expect(html).not.toContain("style=");
    expect(html).toContain('class="bold"');
  });
});

describe("lineMathML(derivation, line)", () => {
  it("writes what is still to be found as d(…) around its formula, and dX by its letter", () => {
    const derivation = derive(parse("tr(A*X*B)", declare("A: n×p; X: p×q; B: q×n")), "X");
    const [trace, product] = derivation.steps.map(({ after }) => lineMathML(derivation, after));
    expect(trace).toContain('<mi mathvariant="normal">d</mi><mo>(</mo><mi>𝑨</mi>');
    expect(product).not.toContain("d(A*X*B)<");
    expect(lineMathML(derivation, derivation.steps.at(-1)!.before)).toContain('<mi mathvariant="normal">d</mi><mi>𝑿</mi>');
  });
});
