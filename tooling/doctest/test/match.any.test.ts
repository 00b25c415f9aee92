import { describe, expect, it } from "vitest";
import { check, cut, matches, more, near, scope, show, throws } from "../src/match.js";

const right: readonly (readonly [string, unknown, unknown])[] = [
  ["a number within 1e-9 of it", 0.1 + 0.2, near("0.3")],
  ["a rounding error beside 0", Math.sin(Math.PI), near("0")],
  ["a number printed to ≥ 4 decimals, as rounded", Math.sin(1), near("0.8415")],
  ["an exponent", 6.02214e23, near("6.0221e23")],
  ["a number cut off", 2 / 3, cut("0.66")],
  ["NaN", Number.NaN, Number.NaN],
  ["-0", -0, near("-0")],
  ["an expression", Math.PI, Math.acos(-1)],
  ["nested arrays", [[1, 2], [3]], [[near("1"), near("2")], [near("3")]]],
  ["a typed array shown as an array", Float64Array.of(1, 2), [1, 2]],
  ["a typed array of its kind", Float64Array.of(1, 2), Float64Array.of(1, 2)],
  ["further elements", [1, 2, 3], [1, ...more]],
  ["an object", { a: 1, b: "x" }, { a: near("1"), b: "x" }],
  ["further properties", { a: 1, b: 2 }, Object.assign({ a: 1 }, more)],
  ["a map", new Map([["a", 1]]), new Map([["a", 1]])],
];

const wrong: readonly (readonly [string, unknown, unknown])[] = [
  ["a number 1e-8 off", 0.3 * (1 + 1e-8), near("0.3")],
  ["a short number, as not rounded", 1.54, near("1.5")],
  ["a last digit", Math.sin(1), near("0.8414")],
  ["a sign", 1, near("-1")],
  ["0 for -0", 0, near("-0")],
  ["NaN for a number", Number.NaN, near("1")],
  ["a string for a number", "1", near("1")],
  ["a length", [1, 2, 3], [1, 2]],
  ["an order", [1, 2], [2, 1]],
  ["too few for further elements", [], [1, ...more]],
  ["another kind of typed array", Float32Array.of(1), Float64Array.of(1)],
  ["a property too many", { a: 1, b: 2 }, { a: 1 }],
  ["a property too few", { a: 1 }, { a: 1, b: undefined }],
  ["null for an object", null, {}],
  ["an array for an object", [], {}],
];

describe("matches(actual, expected)", () => {
  it.each(right)("accepts %s", (_, actual, expected) => expect(matches(actual, expected)).toBe(true));
  it.each(wrong)("refuses %s", (_, actual, expected) => expect(matches(actual, expected)).toBe(false));
});

describe("check and throws", () => {
  const refusal = Object.assign(new Error("no"), { code: "a/b" });
  const refuse = () => {
    throw refusal;
  };

  it("check says what was shown and what came", () => expect(() => check({ a: [1, -0] }, 2, "2")).toThrow("the example shows 2, but the result is { a: [1, -0] }"));
  it("throws accepts an error of the code, also from a promise", async () => {
    await expect(throws(refuse, "a/b")).resolves.toBeUndefined();
    await expect(throws(() => Promise.reject(refusal), "a/b")).resolves.toBeUndefined();
    await expect(throws(() => null, "TypeError")).rejects.toThrow("the result is null");
  });
  it("throws refuses another code", () => expect(throws(refuse, "a/c")).rejects.toThrow("throws a/c, but it was a/b"));
});

it("scope(names, modules) takes the first module that has a name, then the global", () => {
  expect(scope(["a", "b", "Math", "none"], [{ a: 1 }, { a: 2, b: 3 }])).toEqual({ a: 1, b: 3, Math, none: undefined });
});

it("show(value) prints what an example would", () => {
  expect(["x", Float64Array.of(1, 2), { a: [near("1.5"), 2n] }, [1, ...more], undefined].map(show)).toEqual(['"x"', "Float64Array [1, 2]", "{ a: [1.5, 2n] }", "[1, …]", "undefined"]);
});
