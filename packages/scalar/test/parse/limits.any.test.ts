import { expect, it } from "vitest";
import { variables } from "../../src/expr.js";
import type { ParseError } from "../../src/parse/parse-error.js";
import { parse } from "../../src/parse/parse.js";
import { caught } from "../caught.js";

const megabyte = 2 ** 20;
const filled = (unit: string, end = ""): string => unit.repeat(Math.floor((megabyte - end.length) / unit.length)) + end;

const refused: Readonly<Record<string, readonly [source: string, code: string]>> = {
  "open parentheses": [filled("("), "too-deep"],
  "nested parentheses": ["(".repeat(megabyte / 2) + ")".repeat(megabyte / 2), "too-deep"],
  "nested functions": [filled("sin("), "too-deep"],
  "nested bars": [filled("|"), "too-deep"],
  "signs": [filled("-", "x"), "too-deep"],
  "powers": [filled("x^", "x"), "too-deep"],
  "roots": [filled("√"), "too-deep"],
  "digits": [filled("7"), "number"],
  "exponent digits": [filled("9").replace("9", "1e"), "number"],
  "superscripts": [filled("²").replace("²", "x"), "number"],
  "points": [filled("."), "character"],
  "control characters": [filled("\u0001"), "character"],
  "lone surrogates": [filled("\uDC00"), "character"],
  "lines": [filled("\n", "]"), "character"],
  "spaces": [filled(" "), "empty"],
  "a name before a parenthesis": [filled("a", "(x)"), "unknown-function"],
  "the base of a logarithm": [filled("9", "(x)").replace("9999", "log_"), "unknown-function"],
};

it.each(Object.entries(refused))("a megabyte of %s is refused", (_, [source, code]) => {
  const error = caught(() => parse(source)) as ParseError;
  expect(error.code).toBe(`scalar/parse-${code}`);
  expect(error.message.length).toBeLessThan(300);
});

it.each([["a name", filled("x")], ["a name with indices", filled("₁").replace("₁", "x")], ["spaces around a name", filled(" ", "x")]])("a megabyte of %s is read", (_, source) => {
  expect(parse(source).kind).toBe("variable");
});

it.each([["sum", "+"], ["product", " "], ["quotient", "/"], ["list of arguments", ","]])("a %s has no limit", (_, sign) => {
  const operands = Array.from({ length: 10_000 }, () => "x").join(sign);
  expect(variables(parse(`max(${operands}, y)`))).toEqual(["x", "y"]);
});

it("a chain of exact fractions is read in linear time, as only two written numbers make one", () => {
  expect(parse(`1${"/3".repeat(10_000)}`).kind).toBe("call");
});

it.each([["parentheses", "(", ")"], ["functions", "sin(", ")"], ["bars within parentheses", "(|", "|)"], ["signs", "-(", ")"]])(
  "%s nest to hundreds",
  (_, open, close) => {
    expect(["call", "variable"]).toContain(parse(open.repeat(240) + "x" + close.repeat(240)).kind);
  },
);
