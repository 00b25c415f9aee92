import type { Expr } from "../expr.js";
import { ATOM } from "../precedence.js";
import { isZero } from "../rational.js";
import { inline, type Notation } from "./notation.js";
import { commaSeparated } from "./piece.js";
import { write, type PrintOptions } from "./write.js";

export const text: Notation = {
  operators: inline,
  templates: { neg: "-$1", add: "$1 + $2", sub: "$1 - $2", mul: "$1*$2", times: "$1*$2", div: "$1/$2", pow: "$1^$2", group: "($1)" },
  name: (name) => ({ text: name, binds: ATOM }),
  number: (digits) => digits,
  scientific: (mantissa, exponent) => ({ text: `${mantissa}e${exponent}`, binds: ATOM }),
  apply: (name, args) => ({ text: `${name}(${commaSeparated(args, ", ")})`, binds: ATOM }),
  leibniz: { d: "d", partial: "∂", space: "", gap: " ", pending: "$1/$1$2[$3]" },
  // -(2*x) has a sign and -2*x a negative number, 1/(2) a quotient and 1/2 a fraction.
  fuses: (name, [left, right]) =>
    (name === "neg" && left!.begins === "number") ||
    (name === "div" && left!.number !== undefined && right!.number !== undefined && !isZero(right!.number)),
};

/**
 * The expression as a formula on one line with as few parentheses as needed: {@link parse} gives the same expression back, for each that it can
 * give and for every other without `restrict`, which prints as its first argument.
 *
 * @throws scalar/print-too-long  past `maxLength` characters (10 million)
 * @example
 * format(parse("((x + (2*y)^3))/2")) // => "(x + (2*y)^3)/2"
 */
export const format = (expr: Expr, options?: PrintOptions): string => write(expr, text, options).text;
