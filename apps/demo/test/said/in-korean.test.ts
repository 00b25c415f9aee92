import { readFileSync } from "node:fs";
import { fit } from "@gradkit/fit";
import { check, declare, derive, parse } from "@gradkit/matrix";
import { evaluate, isGradkitError, parse as parseFormula } from "@gradkit/scalar";
import { describe, expect, it } from "vitest";
import { attempt } from "../../src/math/matrix-problem.js";
import { readFormula } from "../../src/math/typed-formula.js";
import { inKorean, korean } from "../../src/said/in-korean.js";

/** The codes that a visitor can cause by what is typed, chosen or dropped, without those of the page itself. */
const reachable = {
  scalar: ["parse-empty", "parse-character", "parse-number", "parse-unexpected", "parse-unclosed", "parse-unknown-function", "parse-arity", "parse-too-deep", "no-derivative", "no-value"],
  matrix: ["parse", "unknown-name", "unknown-function", "arity", "shape", "not-square", "no-value", "no-derivative", "tensor", "name", "size", "property", "declaration", "unbound"],
  fit: ["option", "formula", "column", "parameter", "no-parameters", "lengths", "few-rows", "missing", "weight", "bounds", "start", "no-start", "worker"],
  shapes: ["matmul-inner"],
  taylor: ["not-smooth"],
  optimizer: ["start"],
};

/** Sentences of Korean: words of other languages are names, code or mathematics. */
const english = /\b(the|must|got|expected|of|is|no|number|cannot)\b/;

describe("Korean for what packages say", () => {
  it.each(Object.entries(reachable).flatMap(([name, codes]) => codes.map((code) => [`${name}/${code}`] as const)))("has %s, made of its data", (code) => {
    const page = readFileSync(`${import.meta.dirname}/../../../../docs/errors/${code}.md`, "utf8");
    const data = JSON.parse(/```json\n(.+)\n```/.exec(page)![1]!) as object;
    const text = inKorean(code, data);
    expect(text).toMatch(/[가-힣]/);
    expect(text).not.toMatch(english);
    expect(text).not.toContain("undefined");
  });

  it("has nothing else but ends, warnings, and what the pages say themselves", () => {
    const others = Object.keys(korean).filter((code) => !Object.entries(reachable).some(([name, codes]) => codes.some((each) => code === `${name}/${each}`)));
    expect(others.filter((code) => !/^(ending|demo|check)\/|^fit\/(warning-|note$|direction$)/.test(code))).toEqual([]);
    expect(others.length).toBe(17 + 3 + 2 + 12);
  });

  it("knows nothing of codes and phrases that it does not have", () => {
    expect(inKorean("scalar/order", {})).toBeUndefined();
    expect(inKorean("matrix/shape", { call: "*", shapes: ["n×1"], rule: "a rule that is new" })).toBeUndefined();
  });
});

const formulas: Readonly<Record<string, string>> = {
  "": "parse-empty",
  "2 +": "parse-unexpected",
  "2 + * x": "parse-unexpected",
  "x )": "parse-unexpected",
  "sin x y": "parse-unexpected",
  "sin": "parse-unexpected",
  "(x + 1": "parse-unclosed",
  "|x": "parse-unclosed",
  "sni(x)": "parse-unknown-function",
  "2*[x]": "parse-character",
  "atan2(x)": "parse-arity",
  "sin(x, y)": "parse-arity",
  "1e9999": "parse-number",
  [`${"(".repeat(600)}x${")".repeat(600)}`]: "parse-too-deep",
};
const values = ["log(-1 + x)", "sqrt(x - 1)", "1/x", "x^(-3)", "(x - 1)^(1/3)", "asin(x + 2)", "acosh(x)", "abs(x)/x", "gamma(x)"];
const matrices: Readonly<Record<string, string>> = {
  "": "parse",
  "x'*": "parse",
  "x'*B*(x": "parse",
  "x # y": "parse",
  "A^2^2": "parse",
  "q'*x": "unknown-name",
  "trce(B)": "unknown-function",
  "kron(B)": "arity",
  "x*x": "shape",
  "A + B": "shape",
  "1 + B": "shape",
  "norm2(B)": "shape",
  "x/B": "shape",
  "B^0.5": "shape",
  "vec(2)": "shape",
  "B^x": "shape",
  "A^2": "not-square",
  "det(A)": "not-square",
};
const columns = { x: [0, 1, 2, 3], y: [1, 2, 4, 8], w: [1, -1, 1, 1] };
const fits: readonly (readonly [formula: string, code: string, options: object])[] = [
  ["y = x", "no-parameters", {}],
  ["y = a + b*x + c*x^2 + d*x^3 + k*x^4", "few-rows", {}],
  ["y = a*x", "column", { weights: "v" }],
  ["y = a*x", "weight", { weights: "w" }],
  ["y = a*x", "bounds", { bounds: { a: [2, 1] } }],
  ["y = a*x", "bounds", { bounds: { a: [2, 3] }, start: { a: 1 } }],
  ["y = exp(a*x)", "start", { start: { a: 900 } }],
  ["y = a*log(x - 5)", "no-start", {}],
  ["y = a*x", "parameter", { start: { b: 1 } }],
];

describe("what a visitor can type has Korean for what is wrong with it", () => {
  it.each(Object.entries(formulas))("formula %s", (text, code) => {
    const { problem } = readFormula(text);
    expect(problem!.code).toBe(`scalar/${code}`);
    expect(inKorean(problem!.code, problem!.data)).toMatch(/[가-힣]/);
  });

  it.each(values)("%s where it has no value", (text) => {
    const { problem } = attempt(() => evaluate(parseFormula(text), { x: 0 }));
    expect(problem!.code).toBe("scalar/no-value");
    expect(inKorean(problem!.code, problem!.data)).toMatch(/^x = 0에서 값이 없습니다\. [^.]*[가-힣]/);
  });

  it.each(Object.entries(matrices))("expression %s", (text, code) => {
    const symbols = declare("x: n; B: n×n; A: m×n");
    const { problem } = attempt(() => derive(parse(text, symbols), symbols[0]!));
    expect(problem!.code).toBe(`matrix/${code}`);
    expect(inKorean(problem!.code, problem!.data)).toMatch(/[가-힣]/);
  });

  it.each([["X m by n", "declaration"], ["2x: n", "name"], ["X: m×n symmetric", "not-square"], ["X: -1", "declaration"]])("symbols %s", (text, code) => {
    const { problem } = attempt(() => declare(text));
    expect(problem!.code).toBe(`matrix/${code}`);
    expect(inKorean(problem!.code, problem!.data)).toMatch(/[가-힣]/);
  });

  it("a matrix without an inverse", () => {
    const symbols = declare("X: n×n; a: n");
    const { problem } = attempt(() => check(parse("a'*inv(X)*a", symbols), symbols[0]!, { X: [[1, 1], [1, 1]], a: [1, 2] }));
    expect([problem!.code, inKorean(problem!.code, problem!.data)]).toEqual(["matrix/no-value", "inv의 값이 없습니다. 특이행렬이라 역행렬이 없습니다."]);
  });

  it.each(fits)("fit %s: %s", async (formula, code, options) => {
    const error: unknown = await fit(formula, columns, options).then(() => undefined, (thrown: unknown) => thrown);
    expect(isGradkitError(error, `fit/${code}`)).toBe(true);
    const { data } = error as { readonly data: object };
    expect(inKorean(`fit/${code}`, data)).toMatch(/[가-힣]/);
  });
});
