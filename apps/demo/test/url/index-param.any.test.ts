import { describe, expect, it } from "vitest";
import { indexParam, indexText, indexWithin } from "../../src/url/index-param.js";
import { linesParam } from "../../src/url/lines-param.js";

describe("indexParam", () => {
  it("counts from 1, and reads what is an index alone", () => {
    expect(indexText([0, 1, 2])).toBe("1.2.3");
    expect(["1.2.3", "4", "", "0.1", "1.", "1,2", "x"].map((text) => indexParam([0]).read(text))).toEqual(["1.2.3", "4", undefined, undefined, undefined, undefined, undefined]);
  });

  it("stays within a shape", () => {
    expect(indexWithin("4.1.3", [2, 2, 3])).toEqual([1, 0, 2]);
    expect(indexWithin("2", [2, 2])).toEqual([1, 0]);
    expect(indexWithin("1.2.1.1", [3])).toEqual([0]);
  });
});

describe("linesParam", () => {
  it("writes lines with semicolons between them", () => {
    expect(linesParam("").write("x1*x2 \n sin(x1)")).toBe("x1*x2; sin(x1)");
  });
});
