import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { call, constant, variable, type Expr } from "../../src/expr.js";
import { arities, functionNames } from "../../src/functions.js";
import { parse } from "../../src/parse/parse.js";
import { format } from "../../src/print/format.js";
import { rational } from "../../src/rational.js";
import { anyExpression, anyNumber } from "../any-expression.js";

const [x, y, z] = ["x", "y", "z"].map(variable) as [Expr, Expr, Expr];
const invertible = functionNames.filter((name) => name !== "restrict");

describe("format prints as few parentheses as needed", () => {
  it.each([
    ["((2*x)+3)", "2*x + 3"],
    ["(a-b)-c", "a - b - c"],
    ["a-(b-c)", "a - (b - c)"],
    ["a-(b+c)", "a - (b + c)"],
    ["a+(b*c)", "a + b*c"],
    ["(a+b)*c", "(a + b)*c"],
    ["a/(b*c)", "a/(b*c)"],
    ["(a/b)*c", "a/b*c"],
    ["a*(b/c)", "a*(b/c)"],
    ["(x^2)^3", "(x^2)^3"],
    ["x^(2^3)", "x^2^3"],
    ["(x+1)^(y*2)", "(x + 1)^(y*2)"],
    ["-(x^2)", "-x^2"],
    ["(-x)^2", "(-x)^2"],
    ["-(x*y)", "-x*y"],
    ["(-x)*y", "(-x)*y"],
    ["-(x+y)", "-(x + y)"],
    ["-(-x)", "-(-x)"],
    ["x+(-y)", "x + (-y)"],
    ["x-(-2)", "x - (-2)"],
    ["x^(-1)", "x^(-1)"],
    ["(1/2)*x", "1/2*x"],
    ["x*(1/2)", "x*(1/2)"],
    ["-(2*x)", "-(2*x)"],
    ["-2*x", "-2*x"],
    ["1/(2)", "1/(2)"],
    ["1/0", "1/0"],
    ["max(a,b,c)", "max(max(a, b), c)"],
    ["|sin(x)|²", "abs(sin(x))^2"],
  ])("%s as %s", (formula, text) => {
    expect(format(parse(formula))).toBe(text);
  });
});

describe("numbers print exactly, in the shortest usual form", () => {
  it.each<readonly [num: bigint, den: bigint, text: string]>([
    [1n, 2n, "1/2"],
    [-7n, 256n, "-7/256"],
    [1n, 10n, "1/10"],
    [5n, 1024n, "5/1024"],
    [1n, 3000n, "1/3000"],
    [1n, 1000n, "0.001"],
    [-31416n, 10_000n, "-3.1416"],
    [3n, 10n ** 30n, "3e-30"],
    [602n * 10n ** 21n, 1n, "6.02e23"],
    [10n ** 20n, 1n, "100000000000000000000"],
    [123456789012345678901234n, 1n, "123456789012345678901234"],
    [3n, 14n * 10n ** 400n, "3/1.4e401"],
    [0n, 1n, "0"],
  ])("%s / %s as %s", (num, den, text) => {
    expect(format(constant(rational(num, den)))).toBe(text);
  });
});

describe("parse(format(e)) is e", () => {
  it.each(invertible.map((name) => [name] as const))("for %s", (name) => {
    const expr = call(name, ...[x, y, z].slice(0, arities[name]));
    expect(parse(format(expr))).toBe(expr);
  });

  it("for every expression without restrict", () => {
    fc.assert(fc.property(anyExpression(invertible), (expr) => {
        expect(parse(format(expr))).toBe(expr);
      }), { seed: 3, numRuns: 200 });
  });

  it("for every expression of the operators", () => {
    const operators = ["neg", "add", "sub", "mul", "div", "pow"] as const;
    fc.assert(fc.property(anyExpression(operators), (expr) => {
        expect(parse(format(expr))).toBe(expr);
      }), { seed: 3, numRuns: 250 });
  });

  it("for every number, alone and beside a sign, a quotient and a power", () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, (a, b) => {
        const all = [a, call("neg", a), call("div", a, b), call("pow", a, b), call("mul", a, b), call("sub", a, b), call("neg", call("div", a, b))];
        expect(all.map((expr) => parse(format(expr)))).toEqual(all);
      }),
      { seed: 3, numRuns: 100 },
    );
  });
});

it("restrict prints as its first argument", () => {
  expect(format(call("mul", x, call("restrict", call("add", x, y), call("log", y))))).toBe("x*(x + y)");
});

it("sums and chains of any length print", () => {
  const terms = Array.from({ length: 20_000 }, (_, i) => variable(`x_${i}`));
  const left = terms.reduce<Expr>((sum, term) => call("add", sum, term), x);
  const some = terms.slice(0, 12_000);
  const right = some.reduce<Expr>((sum, term) => call("sub", term, sum), x);
  const nested = some.reduce<Expr>((inner) => call("sin", inner), x);
  expect(format(left).length).toBe("x".length + terms.reduce((total, { name }: { name: string }) => total + name.length + 3, 0));
  expect(format(right).startsWith("x_11999 - (x_11998 - (")).toBe(true);
  expect(format(nested).length).toBe(1 + 12_000 * 5);
});

it("a text that would be too long is refused, however small its graph", () => {
  const doubled = Array.from({ length: 60 }).reduce<Expr>((expr) => call("mul", expr, expr), x);
  expect(() => format(doubled)).toThrow(expect.objectContaining({ code: "scalar/print-too-long", data: { maxLength: 1e7 } }));
  expect(() => format(x, { maxLength: 0 })).toThrow("print: the text must have at most 0 characters, got more");
});

it("a structured clone prints as its original", () => {
  expect(format(structuredClone(parse("2*(x + 1)^2")))).toBe("2*(x + 1)^2");
});
