import { call, format, toMathML, variable, type Expr } from "@gradkit/scalar";
import { inside } from "./inside.js";
import { numberText } from "./number-text.js";

/** A number and what it multiplies; nothing in a constant term. */
interface Term {
  readonly coefficient: number;
  readonly factor: Expr | undefined;
}

const c = variable("c");
const signs = { first: ["", '<mo form="prefix">−</mo>'], later: ["<mo>+</mo>", "<mo>−</mo>"] } as const;

/** A sum in MathML, its coefficients rounded to four digits. They are decimals, since a fraction would pass for exact. */
export const roundedSum = (terms: readonly Term[]): string => {
  const written = terms.map(({ coefficient, factor }, k) => {
    const [term, digits, isMinus] = [factor ? times(factor) : c, numberText(Math.abs(coefficient), 4), coefficient < 0];
    return {
      math: signs[k === 0 ? "first" : "later"][isMinus ? 1 : 0] + inside(toMathML(term)).replace(inside(toMathML(c)), `<mn>${digits}</mn>`),
      text: `${k === 0 ? (isMinus ? "-" : "") : isMinus ? " - " : " + "}${digits}${format(term).slice(1)}`,
    };
  });
  return `<math display="block" alttext="${written.map(({ text }) => text).join("")}">${written.map(({ math }) => math).join("")}</math>`;
};

/** c times a factor, first in the row where that is a product. */
const times = (factor: Expr): Expr => (factor.kind === "call" && factor.name === "mul" ? call("mul", times(factor.args[0]!), factor.args[1]!) : call("mul", c, factor));
