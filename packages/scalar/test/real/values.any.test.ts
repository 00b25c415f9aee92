import { describe, expect, it } from "vitest";
import { accuracy, fromNumber, realFunctions, toNumber, type Real } from "../../src/real/index.js";
import { holds } from "./holds.js";
import values from "./data/values.json" with { type: "json" };

type Row = readonly [...numbers: number[], digits: string];
const rows = Object.entries(values) as unknown as [string, Row[]][];
const apply = (precision: number, name: string, row: Row): Real => {
  const functions = realFunctions(precision) as unknown as Record<string, (...args: Real[]) => Real>;
  return functions[name]!(...row.slice(0, -1).map((x) => fromNumber(x as number)));
};
const digits = (row: Row): string => row.at(-1) as string;

// Where a value is small beside the numbers it comes from, the caller asks for more precision.
const nearZeros: Record<string, number> = { sin: 64, cos: 64, tan: 64, sinc: 64, lgamma: 64, digamma: 64 };

describe("real functions against mpmath", () => {
  it("covers every function", () => {
    const { constant: _, pi: _pi, e: _e, where: _where, ...functions } = realFunctions(128);
    expect(rows.map(([name]) => name).toSorted()).toEqual(Object.keys(functions).toSorted());
  });

  describe.each(rows)("%s", (name, cases) => {
    it.each([128, 200])("gives balls at %i bits that hold the 60 digits", (precision) => {
      expect(cases.filter((row) => !holds(apply(precision, name, row), digits(row)))).toEqual([]);
    });
    it("keeps 110 of 128 bits, but near a zero that is no double", () => {
      const least = nearZeros[name] ?? 110;
      expect(cases.filter((row) => accuracy(apply(128, name, row)) < least)).toEqual([]);
    });
    it("rounds to a double within an ulp of the digits", () => {
      const off = cases.filter((row) => Math.abs(toNumber(apply(128, name, row)) / Number(digits(row)) - 1) > 2 ** -52);
      expect(off.filter((row) => Math.abs(Number(digits(row))) >= 2 ** -1022)).toEqual([]);
    });
  });
});

describe("holds, the checker of these tests", () => {
  const third = realFunctions(128).div(fromNumber(1), fromNumber(3));

  it("accepts the ball of a third", () => expect(holds(third, "3." + "3".repeat(59) + "e-1")).toBe(true));
  it("refuses it with another digit far out", () => expect(holds(third, "3." + "3".repeat(34) + "4e-1")).toBe(false));
  it("refuses it with its radius cut to an eighth and its midpoint moved by half the old", () => {
    const moved = { ...third, mantissa: 8n * third.mantissa + 4n * third.radius, exponent: third.exponent - 3 };
    expect(holds(moved, "3." + "3".repeat(59) + "e-1")).toBe(false);
  });
  it("refuses a ball whose radius was left out", () => {
    const { exp, constant } = realFunctions(128);
    expect(holds({ ...exp(constant(1)), radius: 0n }, values.exp.find(([x]) => x === 1)![1] as string)).toBe(false);
  });
});
