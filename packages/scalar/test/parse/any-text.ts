import * as fc from "fast-check";
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

/** What is wrong with how a text is read: it must be read, and then as what is printed of it, or refused with a ParseError that points into it. */
export const flawOf = (source: string): string | undefined => {
  const result = outcome(source);
  return result instanceof Error ? flawOfError(result, source) : parse(format(result as Expr)) === result ? undefined : `printed as ${format(result as Expr)}`;
};

const flawOfError = (error: Error, source: string): string | undefined => {
  if (!(error instanceof ParseError)) return `threw ${error.stack}`;
  const { offset, line, column, message } = error;
  if (!(offset >= 0 && offset <= source.length && line >= 1 && column >= 1)) return `points to ${offset}, ${line}:${column}`;
  return message.split("\n").length === 3 && !/\p{C}/u.test(message.replaceAll("\n", "")) ? undefined : `says ${JSON.stringify(message)}`;
};

const signs = [
  ...Array.from("+-*/^(),| \n√∛·×÷−²³⁻¹ⁿπαγΓψϖµ_.1eE0₁ᵢ[]{}!=#%𝑥\u0301\u0000\uD800"),
  "**", "x", "y", "12", "1e5", "3.", ".5", "pi", "log_2", "log_", "sin", "max", "frob",
  ...functionNames.filter((name) => name !== "restrict"),
];

const formula = "-x^2*sin(2x + 1)/max(alpha_0, 0.5e-3) + |y - log_2(x)|²";

/** Texts that are nearly formulas, and any others. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.constantFrom(...signs), { maxLength: 14 }).map((parts) => parts.join("")) },
  {
    weight: 2,
    arbitrary: fc
      .record({ at: fc.nat(formula.length), removed: fc.nat(3), added: fc.constantFrom("", ...signs) })
      .map(({ at, removed, added }) => formula.slice(0, at) + added + formula.slice(at + removed)),
  },
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.array(fc.nat(0xffff), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
);
