import type { MatrixExpr } from "../expr.js";
import { infix, POSTFIX, ATOM, prefix, PRODUCT, SUM, type Form, type Notation } from "./notation.js";
import { write } from "./write.js";

const power: Form = { text: "$1^$2", binds: POSTFIX, operands: [ATOM, ATOM] };

const text: Notation = {
  number: String,
  symbol: ({ name }) => name,
  size: String,
  forms: {
    add: infix("$1 + $2", SUM), sub: infix("$1 - $2", SUM), neg: prefix("-$1"),
    mul: infix("$1*$2", PRODUCT), div: infix("$1/$2", PRODUCT), times: infix("$1.*$2", PRODUCT), over: infix("$1./$2", PRODUCT),
    power: { ...power, text: "$1.^$2" }, matrixPower: power,
    transpose: { text: "$1'", binds: POSTFIX, operands: [ATOM] },
    pi: { text: "pi", binds: ATOM },
  },
  scalarForms: { power, times: infix("$1*$2", PRODUCT), over: infix("$1/$2", PRODUCT) },
  apply: (name, args) => (args.length === 0 ? name : `${name}(${args.join(", ")})`),
  group: "($1)",
  indexed: "$1[$2]",
  delta: "δ",
  over: "Σ[$1] $2",
  comma: ", ",
  head: "d[$1; $2] = ",
  letter: (letter) => letter,
};

/**
 * The expression on one line, in the notation that {@link parse} reads. A derivative of three or more axes is in index notation: the axes of the function before the
 * semicolon and those of the symbol after it.
 *
 * @example
 * format(parse("x' * (B + B')")) // => "x'*(B + B')"
 */
export const format = (expr: MatrixExpr): string => write(expr, text);
