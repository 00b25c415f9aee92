import { describe, expect, it } from "vitest";
import {
  call, check, declare, derive, differential, evaluate, explain, format, gradient, hessian, matrix, matrixFunction, nodeCount, parse, scalar, simplify, substitute, toCode, toLatex, toMathML, vector,
} from "../src/index.js";
import { thrown } from "@repo/testing";

const f = parse("x'*B*x");
const never = (value: unknown): never => value as never;

/** Every function that takes an expression, applied to something else. */
const takers: Readonly<Record<string, (given: never) => unknown>> = {
  gradient: (given) => gradient(given, "x"), hessian: (given) => hessian(given, "x"), differential: (given) => differential(given, "x"), derive: (given) => derive(given, "x"), explain: (given) => explain(given, "x"),
  check: (given) => check(given, "x", {}), evaluate: (given) => evaluate(given, {}), simplify, substitute: (given) => substitute(given, new Map()), nodeCount, format, toLatex, toMathML, toCode: (given) => toCode(given, "numpy"),
  call: (given) => call("exp", [given]), matrixFunction: (given) => matrixFunction("F", "n", "n", given),
};

describe.each(Object.entries(takers))("%s", (_, taker) => {
  it("refuses the text of a formula, and says to parse it", () => {
    expect(thrown(() => taker(never("x'*B*x")))).toBe(`matrix/not-expression: expression: expected what parse gives, got "x'*B*x". Did you mean parse("x'*B*x")?`);
  });

  it.each([[undefined, "undefined"], [null, "null"], [2, "2"]])("refuses %s", (given, shown) => {
    expect(thrown(() => taker(never(given)))).toBe(`matrix/not-expression: expression: expected what parse gives, got ${shown}`);
  });
});

it("a long text is not repeated whole", () => {
  expect(thrown(() => format(never("x".repeat(1e5)))).length).toBeLessThan(200);
});

describe("misuse of the other arguments is refused with a code", () => {
  it.each<[string, () => unknown, string]>([
    ["no symbol", () => gradient(f, never(undefined)), "matrix/unknown-name: gradient: no symbol undefined, got x, B"],
    ["null for a symbol", () => gradient(f, never(null)), "matrix/unknown-name: gradient: no symbol null, got x, B"],
    ["a layout that is none", () => gradient(f, "x", { layout: never("row") }), "matrix/layout: gradient: the layout must be numerator or denominator, got row"],
    ["a structure that is none", () => gradient(f, "B", { structure: never("skew") }), "matrix/structure: gradient: the structure skew is not possible here: it must be one of full, sym-free, sym-proj, diag, lower, toeplitz, sym-toeplitz, got n×n"],
    ["no values", () => evaluate(f, never(undefined)), "matrix/unbound: evaluate: no value for x, got none. Did you mean to pass { x: … }?"],
    ["a language that is none", () => toCode(f, never("python")), "matrix/language: toCode: the language must be one of typescript, numpy, julia, matlab, got python"],
    ["what is no text to parse", () => parse(never(undefined)), "matrix/parse: parse: expected a text of at most 100000 characters, found undefined"],
    ["what is no text to declare", () => declare(never(7)), 'matrix/declaration: declare: expected a name, its shape and its properties, got "7". Did you mean "X: m×n" or "W: n×n symmetric"?'],
    ["no name", () => scalar(never(undefined)), "matrix/name: symbol: a name must be a letter and then letters, digits or _, got undefined"],
    ["no size", () => vector("x", never(undefined)), "matrix/size: symbol: a size must be a whole number, a name or a product of names, got undefined"],
    ["one size of two", () => matrix("X", "n", never(undefined)), "matrix/size: symbol: a size must be a whole number, a name or a product of names, got undefined"],
    ["no parts", () => substitute(f, never(undefined)), "matrix/parts: substitute: the parts must be a Map of expressions, got undefined. Did you mean new Map([[x, …]])?"],
    ["parts by name", () => substitute(f, never({ x: f })), "matrix/parts: substitute: the parts must be a Map of expressions, got [object Object]. Did you mean new Map([[x, …]])?"],
    ["a name for a part", () => substitute(f, never(new Map([["x", f]]))), 'matrix/not-expression: expression: expected what parse gives, got "x". Did you mean parse("x")?'],
    ["a part of another shape in index notation", () => substitute(gradient(parse("B*x"), "B"), new Map([[vector("x", "m"), scalar("c")]])), "matrix/shape: substitute: in index notation a part keeps its shape, got m×1 and scalar"],
    ["a property that is none", () => matrix("X", "n", "n", never({ symetric: true })), "matrix/property: matrix: no property symetric, got one that is none of symmetric, diagonal, orthogonal, positiveDefinite, invertible, lowerTriangular, upperTriangular"],
  ])("%s", (_, misuse, message) => expect(thrown(misuse)).toBe(message));
});
