import fc from "fast-check";
import { expect, it } from "vitest";
import type { Expr } from "../../src/expr.js";
import { functionNames } from "../../src/functions.js";
import { ParseError } from "../../src/parse/parse-error.js";
import { parse } from "../../src/parse/parse.js";
import { format } from "../../src/print/format.js";

/** What parse gives or throws. */
const outcome = (source: string): unknown => {
  try {
    return parse(source);
  } catch (error) {
    return error;
  }
};

const expectError = (error: ParseError, source: string): void => {
  const { offset, line, column, message } = error;
  expect(error).toBeInstanceOf(ParseError);
  expect(offset >= 0 && offset <= source.length && line >= 1 && column >= 1).toBe(true);
  expect(message.split("\n")).toHaveLength(3);
  expect(message.replaceAll("\n", "")).not.toMatch(/\p{C}/u);
};

const expectRoundTrip = (expr: Expr): void => {
  expect(parse(format(expr))).toBe(expr);
};

/** A text is read, and then as what is printed of it, or refused with a ParseError that points into it. */
const holds = (source: string): void => {
  const result = outcome(source);
  return result instanceof Error ? expectError(result as ParseError, source) : expectRoundTrip(result as Expr);
};

const signs = [..."+-*/^(),| \n√∛·×÷−²³⁻¹ⁿπαγΓψϖµ_.1eE0₁ᵢ[]{}!=#%𝑥\u0301\u0000\uD800", "**", "x", "y", "12", "1e5", "3.", ".5", "pi", "log_2", "log_", "sin", "max", "frob"];

it("a text of the signs of formulas is read or refused", () => {
  const text = fc.array(fc.constantFrom(...signs, ...functionNames.filter((name) => name !== "restrict")), { maxLength: 14 }).map((parts) => parts.join(""));
  fc.assert(fc.property(text, holds), { seed: 2, numRuns: 15_000 });
});

it("any text is read or refused", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), holds), { seed: 2, numRuns: 3000 });
  fc.assert(fc.property(fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)), holds), { seed: 2, numRuns: 3000 });
});

it("a formula with a slip is read or refused", () => {
  const formula = "-x^2*sin(2x + 1)/max(alpha_0, 0.5e-3) + |y - log_2(x)|²";
  const slip = fc.record({ at: fc.nat(formula.length), removed: fc.nat(3), added: fc.constantFrom("", ...signs) });
  fc.assert(fc.property(slip, ({ at, removed, added }) => holds(formula.slice(0, at) + added + formula.slice(at + removed))), { seed: 2, numRuns: 5000 });
});
