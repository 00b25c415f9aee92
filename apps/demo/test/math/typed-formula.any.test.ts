import { format } from "@gradkit/scalar";
import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { typedFormula } from "../../src/math/typed-formula.js";

describe("typedFormula(source, known)", () => {
  it("keeps the last formula that could be read, and says where the text is wrong", () => {
    const source = signal("x^2");
    const { expr, problem } = typedFormula(source, ["x"]);
    expect([format(expr.value), problem.value]).toEqual(["x^2", undefined]);
    source.value = "2 + * x";
    expect(format(expr.value)).toBe("x^2");
    expect(problem.value).toMatchObject({ code: "scalar/parse-unexpected", offset: 4, length: 1 });
    source.value = "2 + x";
    expect([format(expr.value), problem.value]).toEqual(["2 + x", undefined]);
  });

  it("names a variable that there is not, at its place", () => {
    const source = signal("x");
    const { problem } = typedFormula(source, ["x", "y"]);
    source.value = "exp(x) + xz*y";
    expect(problem.value).toMatchObject({ code: "demo/unknown-name", message: "xz", offset: 9, length: 2, known: ["x", "y"] });
  });
});
