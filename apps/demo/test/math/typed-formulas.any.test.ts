import { format } from "@gradkit/scalar";
import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { typedFormulas } from "../../src/math/typed-formulas.js";

describe("typedFormulas(source, known, most)", () => {
  const typed = (text: string, most = 4) => {
    const source = signal("x; y");
    const formulas = typedFormulas(source, ["x", "y"], most);
    source.value = text;
    return { lines: formulas.exprs.value.map((expr) => format(expr)), wrong: formulas.problems.value.map(({ line, source: of, problem: { code } }) => [line, of, code]) };
  };

  it.each([
    ["x*y\nsin(x)", ["x*y", "sin(x)"]],
    ["x*y; sin(x)", ["x*y", "sin(x)"]],
    ["f1 = x\nf_2 = y^2\n\n", ["x", "y^2"]],
    ["x; y; x; y; x", ["x", "y", "x", "y"]],
  ])("reads %j, a formula a line, with or without its name", (text, lines) => {
    expect(typed(text)).toEqual({ lines, wrong: [] });
  });

  it("keeps the last formulas that could all be read, and says which lines cannot", () => {
    expect(typed("x\nf2 =\nz + 1")).toEqual({ lines: ["x", "y"], wrong: [[2, "", "scalar/parse-empty"], [3, "z + 1", "demo/unknown-name"]] });
    expect(typed("")).toEqual({ lines: ["x", "y"], wrong: [[1, "", "scalar/parse-empty"]] });
  });
});
