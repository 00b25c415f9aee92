import { format } from "@gradkit/scalar";
import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { typedMatrix } from "../../src/math/typed-matrix.js";

describe("typedMatrix(source, known, most)", () => {
  const typed = (text: string) => {
    const source = signal("x, y");
    const matrix = typedMatrix(source, ["x", "y"], [4, 3]);
    source.value = text;
    return { rows: matrix.rows.value.map((row) => row.map((entry) => format(entry))), wrong: matrix.problems.value.map(({ line, problem: { code } }) => [line, code]) };
  };

  it("reads rows by lines and entries by commas, but for those within parentheses", () => {
    expect(typed("x*y, atan2(y, x)\n1, x^2")).toEqual({ rows: [["x*y", "atan2(y, x)"], ["1", "x^2"]], wrong: [] });
    expect(typed("x; y")).toEqual({ rows: [["x"], ["y"]], wrong: [] });
  });

  it.each([
    ["x, y; x", [[2, "demo/ragged"]]],
    ["x, y, x, y", [[1, "demo/columns"]]],
    ["x, ; z, y", [[1, "scalar/parse-empty"], [2, "demo/unknown-name"]]],
    ["", [[1, "scalar/parse-empty"]]],
  ])("keeps the last matrix beside %j", (text, wrong) => {
    expect(typed(text)).toEqual({ rows: [["x", "y"]], wrong });
  });
});
