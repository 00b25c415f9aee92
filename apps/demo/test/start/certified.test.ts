import { problems } from "@repo/nist";
import { describe, expect, it } from "vitest";
import { agrees, compared, digitsOf } from "../../start/certified.js";
import { tableOf } from "../../start/table-of.js";

const mgh17 = problems.find(({ name }) => name === "MGH17")!;

describe("compared(problem)", () => {
  it("fits MGH17 from the far start to what NIST certifies", async () => {
    const comparison = await compared(mgh17, "inline");
    expect(agrees(comparison)).toBe(true);
    expect(tableOf(comparison).split("\n").slice(3, 9).map((line) => line.trim().split(/\s{2,}/)[0])).toEqual(["fitted", "b1", "b2", "b3", "b4", "b5"]);
  });

  it("does not agree where a certified value is another", async () => {
    const comparison = await compared({ ...mgh17, certified: mgh17.certified.map((value, k) => (k === 2 ? value * (1 + 1e-5) : value)) }, "inline");
    expect(agrees(comparison)).toBe(false);
  });
});

describe("digitsOf(value, certified)", () => {
  it("counts the digits that are right", () => {
    expect(digitsOf(1.001, 1)).toBeCloseTo(3, 6);
    expect(digitsOf(2, 2)).toBe(11);
    expect(digitsOf(NaN, 2)).toBeNaN();
  });
});
