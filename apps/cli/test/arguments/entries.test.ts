import { describe, expect, it } from "vitest";
import { arrayOf } from "../../src/arguments/array-value.js";
import { assigned, assignedAll, named } from "../../src/arguments/assigned.js";
import { entriesOf } from "../../src/arguments/entries.js";
import { intervalOf } from "../../src/arguments/interval.js";
import { numberOf } from "../../src/arguments/number.js";

const at = { source: "", offset: 0 };

describe("entriesOf(sources)", () => {
  it.each([
    ["x=1,y=2", [["x", "1", 0, 2], ["y", "2", 4, 6]]],
    ["1,2", [[undefined, "1", 0, 0], [undefined, "2", 2, 2]]],
    [" x = 1 , y= [2, 3]", [["x", "1", 1, 5], ["y", "[2, 3]", 9, 12]]],
    ["x=f(1,2),λ=3,x₁=4", [["x", "f(1,2)", 0, 2], ["λ", "3", 9, 11], ["x₁", "4", 13, 16]]],
    ["", [[undefined, "", 0, 0]]],
  ])("of %s", (source, expected) => {
    expect(entriesOf([source]).map(({ name, text, at: place, textAt }) => [name, text, place.offset, textAt.offset])).toEqual(expected);
  });
});

describe("numberOf(text)", () => {
  it.each([["1", 1], ["-1e-3", -0.001], [".5", 0.5], ["pi/2", Math.PI / 2], ["2^10", 1024], ["sqrt(2)", Math.SQRT2]])("of %s", (text, value) => {
    expect(numberOf("--at", text, at)).toBe(value);
  });

  it.each(["", "two", "1,5", "Infinity", "x", "log(0)*0"])("refuses %j", (text) => {
    expect(() => numberOf("--at", text, at)).toThrow("--at: expected a number");
  });
});

describe("intervalOf(text)", () => {
  it.each([["0..1", [0, 1]], ["0..", [0, Infinity]], ["..-1", [-Infinity, -1]], ["-1e-3..pi", [-0.001, Math.PI]], [".5..1.5", [0.5, 1.5]]])("of %s", (text, value) => {
    expect(intervalOf("--bound", text, at)).toEqual(value);
  });

  it.each(["..", "", "1", "2..1", "a.."])("refuses %j", (text) => {
    expect(() => intervalOf("--bound", text, at)).toThrow("--bound: expected");
  });
});

describe("arrayOf(text)", () => {
  it.each([["2", 2], ["[1, 2]", [1, 2]], ["[[1,2],[3,4]]", [[1, 2], [3, 4]]]])("of %s", (text, value) => {
    expect(arrayOf("--at", text, at)).toEqual(value);
  });

  it.each(["[1", '["a"]', "[1, null]"])("refuses %s", (text) => {
    expect(() => arrayOf("--at", text, at)).toThrow("expected an array of numbers");
  });
});

describe("assigned(option, sources, names)", () => {
  it("goes by name or by position, over several sources", () => {
    expect(assigned("--at", ["y=2", "x=1"], ["x", "y"], numberOf)).toEqual({ x: 1, y: 2 });
    expect(assigned("--at", ["1,2"], ["x", "y"], numberOf)).toEqual({ x: 1, y: 2 });
    expect(assigned("--at", ["λ=1,x₁=2"], ["lambda", "x_1"], numberOf)).toEqual({ lambda: 1, x_1: 2 });
  });

  it("points at what it refuses", () => {
    expect(() => assigned("--at", ["x=1, lambda=2"], ["x", "lamda"], numberOf)).toThrow("--at: unknown name lambda, the formula has x, lamda. Did you mean lamda? (column 6)\n  x=1, lambda=2\n       ^");
    expect(() => assigned("--at", ["x=1,x=2"], ["x"], numberOf)).toThrow("expected each name once, got x again (column 5)");
    expect(() => assigned("--at", ["1,2"], ["x"], numberOf)).toThrow("expected at most 1 value, one for each of x, got 2 (column 3)");
  });
});

it("assignedAll says what is missing, and how to add it", () => {
  expect(() => assignedAll("--at", ["x=1"], ["x", "y"], numberOf)).toThrow("--at: no value for y, got x=1. Did you mean --at x=1,y=0?");
});

it("named refuses names that are none", () => {
  expect(named("--by", ["y, x"], ["x", "y"])).toEqual(["y", "x"]);
  expect(named("--by", ["λ"], ["lambda"])).toEqual(["lambda"]);
  expect(() => named("--by", ["x,z"], ["x", "y"])).toThrow("--by: unknown name z, the formula has x, y (column 3)");
});
