import { describe, expect, it } from "vitest";
import { evaluate, format, parse } from "../../src/index.js";
import { entries, exprOf, named, relativeError, symbolsOf, valuesAt } from "./entries.js";

it("the data holds 245 expressions", () => expect(entries.length).toBe(245));

describe.each(named)("%s", (_, entry) => {
  it("evaluates to the value of the data, in its shape", () => {
    for (const point of entry.points) {
      const value = evaluate(exprOf(entry), valuesAt(entry, point));
      expect(value.shape).toEqual(entry.f_shape);
      expect(relativeError(value, point.f)).toBeLessThan(1e-12);
    }
  });

  it("is read back from what format prints", () => {
    const read = parse(format(exprOf(entry)), symbolsOf(entry));
    expect(relativeError(evaluate(read, valuesAt(entry, entry.points[0]!)), entry.points[0]!.f)).toBeLessThan(1e-12);
  });
});
