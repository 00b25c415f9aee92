import { describe, expect, it } from "vitest";
import { parseTexts } from "../../src/errors.js";
import { isGradkitError } from "../../src/gradkit-error.js";
import { ParseError } from "../../src/parse/parse-error.js";
import { parse } from "../../src/parse/parse.js";
import { caught } from "../caught.js";

interface Case {
  readonly offset: number;
  readonly found: string;
  readonly expected?: string;
  readonly suggestion?: string;
}

const cases: Readonly<Record<string, Readonly<Record<string, Case>>>> = {
  "scalar/parse-empty": {
    "": { offset: 0, found: "the end", expected: "a number" },
    " \t\n": { offset: 3, found: "the end", expected: "a number" },
  },
  "scalar/parse-character": {
    "x # y": { offset: 2, found: "#" },
    "2*[x]": { offset: 2, found: "[", suggestion: "(" },
    "n!": { offset: 1, found: "!", suggestion: "gamma(n + 1)" },
    "y = x": { offset: 2, found: "=", suggestion: "left - (right)" },
    "x\u0000": { offset: 1, found: "U+0000" },
    "x\u200B": { offset: 1, found: "U+200B" },
    "2\uD800": { offset: 1, found: "U+D800" },
    "x + 😀": { offset: 4, found: "😀" },
    ".": { offset: 0, found: "." },
    "_x": { offset: 0, found: "_" },
  },
  "scalar/parse-number": {
    "1e1000": { offset: 0, found: "1e1000", expected: "at most 1000 digits with the zeros of its exponent" },
    "x + 1e-1001": { offset: 4, found: "1e-1001" },
    ["x^1e9999"]: { offset: 2, found: "1e9999" },
  },
  "scalar/parse-unexpected": {
    "2 +": { offset: 3, found: "the end", expected: "a variable" },
    "2 + * x": { offset: 4, found: "*", expected: "(" },
    "x)": { offset: 1, found: ")", expected: "the end" },
    "2 3": { offset: 2, found: "3", expected: "an operator" },
    "x² 3": { offset: 3, found: "3", expected: "an operator" },
    "(x, y)": { offset: 2, found: ",", expected: ")" },
    "1,5": { offset: 1, found: ",", suggestion: "a point for the decimals" },
    "sin(x, )": { offset: 7, found: ")", expected: "a number" },
    "|x|y||": { offset: 6, found: "the end", suggestion: "abs(…)" },
    "sin x": { offset: 4, found: "x", expected: "(", suggestion: "sin(x)" },
    "sin": { offset: 3, found: "the end", expected: "(", suggestion: "sin(…)" },
    "sin^-1(x)": { offset: 4, found: "-", expected: "a positive integer", suggestion: "sin(…)^(…)" },
    "sin²x": { offset: 4, found: "x", expected: "(" },
  },
  "scalar/parse-unclosed": {
    "2*(x + 1": { offset: 2, found: "(", expected: ")" },
    "sin(x": { offset: 3, found: "(", expected: ")" },
    "1 + |x": { offset: 4, found: "|", expected: "|", suggestion: "abs(…)" },
  },
  "scalar/parse-unknown-function": {
    "2 + sni(x)": { offset: 4, found: "sni", expected: "a function", suggestion: "sin" },
    "arcsine(x)": { offset: 0, found: "arcsine", suggestion: "arcsin" },
    "Sqrt(x)": { offset: 0, found: "Sqrt", suggestion: "sqrt" },
    "xsin(x)": { offset: 0, found: "xsin", suggestion: "x*sin(…)" },
    "x(x + 1)": { offset: 0, found: "x", suggestion: "x*(…)" },
    "γ(x)": { offset: 0, found: "γ", suggestion: "Γ" },
    "frobnicate(x)": { offset: 0, found: "frobnicate", suggestion: "frobnicate*(…)" },
  },
  "scalar/parse-arity": {
    "sin()": { offset: 0, found: "0 in sin(…)", expected: "1 argument" },
    "sin(x, y)": { offset: 0, found: "2 in sin(…)", expected: "1 argument" },
    "1 + atan2(y)": { offset: 4, found: "1 in atan2(…)", expected: "2 arguments" },
    "max(x)": { offset: 0, found: "1 in max(…)", expected: "2 or more arguments" },
    "log(x, y, z)": { offset: 0, found: "3 in log(…)", expected: "1 or 2 arguments" },
  },
  "scalar/parse-too-deep": {
    ["(".repeat(501)]: { offset: 500, found: "(", expected: "at most 500 open parts" },
    ["-".repeat(501) + "x"]: { offset: 500, found: "-" },
  },
};

it("every code of the parser is tested", () => {
  expect(Object.keys(cases)).toEqual(Object.keys(parseTexts));
});

describe.each(Object.entries(cases))("%s", (code, sources) => {
  it.each(Object.entries(sources))("%j tells where, what is there, what was expected and perhaps meant", (source, { offset, found, expected, suggestion }) => {
    const error = caught(() => parse(source)) as ParseError;
    expect(error).toBeInstanceOf(ParseError);
    expect(isGradkitError(error, code)).toBe(true);
    expect({ offset: error.offset, found: error.data.found, suggestion: error.data.suggestion }).toEqual({ offset, found, suggestion });
    expect(error.expected).toEqual(expect.arrayContaining(expected === undefined ? [] : [expected]));
  });
});

it("a ParseError has the line and the column of its offset, and a message of three lines with a caret", () => {
  const error = caught(() => parse("x +\n  2 * ] + y")) as ParseError;
  expect({ offset: error.offset, line: error.line, column: error.column }).toEqual({ offset: 10, line: 2, column: 7 });
  expect(error.message).toBe('parse: "]" has no meaning in a formula. Did you mean ")"? (line 2, column 7)\n    2 * ] + y\n        ^');
});

it("the excerpt is of one line, at most 60 characters, and shows nothing invisible", () => {
  const error = caught(() => parse(`x +\n${"y + ".repeat(100)}]${"\u0007".repeat(100)}\n`)) as ParseError;
  expect(error.data).toMatchObject({ line: 2, column: 401, caret: 30, excerpt: `+ ${"y + ".repeat(7)}]${"\uFFFD".repeat(29)}` });
});

it("columns count characters, offsets UTF-16 units", () => {
  const error = caught(() => parse("𝑥 + ]")) as ParseError;
  expect({ offset: error.offset, column: error.column }).toEqual({ offset: 5, column: 5 });
});

it("each text says what is wrong in the first line", () => {
  const firstLines = Object.values(cases).map((sources) => (caught(() => parse(Object.keys(sources)[0]!)) as ParseError).message.split("\n", 1)[0]);
  expect(firstLines).toEqual([
    'parse: expected a formula that begins with a number, a variable, a function, "(", "|" or "-", got no text (line 1, column 1)',
    'parse: "#" has no meaning in a formula (line 1, column 3)',
    "parse: a number may have at most 1000 digits with the zeros of its exponent, got 1e1000 (line 1, column 1)",
    'parse: expected a number, a variable, a function, "(", "|" or "-", got the end (line 1, column 4)',
    'parse: "(" is never closed, expected ")" (line 1, column 3)',
    "parse: sni is no function. Did you mean sin? (line 1, column 5)",
    "parse: expected 1 argument, got 0 in sin(…) (line 1, column 1)",
    "parse: the formula is nested too deeply, expected at most 500 open parts (line 1, column 501)",
  ]);
});

it("its data survive as JSON", () => {
  const error = caught(() => parse("2 +")) as ParseError;
  expect(JSON.parse(JSON.stringify(error))).toEqual({ name: "GradkitError", code: "scalar/parse-unexpected", data: error.data, message: error.message });
});
