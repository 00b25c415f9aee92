import { describe, expect, it } from "vitest";
import { modelsFor } from "../../src/pages/fit/models.js";
import { readModel } from "../../src/pages/fit/typed-model.js";

describe("models for data", () => {
  it.each([[["x", "y"]], [["y", "t"]], [["time", "dose", "a"]], [["a", "b", "y"]]])("of %j are of one column by another, with parameters of their own", (columns) => {
    const models = modelsFor(columns);
    expect(models.length).toBe(8);
    for (const { formula } of models) {
      const { model } = readModel(formula, columns);
      expect(model!.predictors.length).toBe(1);
      expect(model!.parameters.length).toBeGreaterThan(1);
      expect(formula.startsWith(`${columns.includes("y") ? "y" : columns.at(-1)!} = `)).toBe(true);
    }
  });

  it("are none where there is nothing to be explained by", () => {
    expect([modelsFor([]), modelsFor(["y"])]).toEqual([[], []]);
  });
});
