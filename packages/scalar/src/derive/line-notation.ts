import type { Expr } from "../expr.js";
import { ATOM } from "../precedence.js";
import { inAll, type InAll } from "../print/in-all.js";
import type { Notation } from "../print/notation.js";
import { fill } from "../print/piece.js";
import { write, type PrintOptions } from "../print/write.js";
import type { Derivation } from "./step.js";

/**
 * A line of a derivation in text, LaTeX and MathML, with d/dx […] for each derivative that is still to be found.
 *
 * @throws scalar/print-too-long  past `maxLength` characters (10 million)
 * @example
 * const derivation = derive(parse("sin(x^2)"), "x");
 * lineNotation(derivation, derivation.steps[0].after).text // => "cos(x^2)*d/dx[x^2]"
 * lineNotation(derivation, derivation.steps[0].after).latex // => "\\cos\\left(x^{2}\\right) \\frac{d}{d x}\\left[x^{2}\\right]"
 */
export const lineNotation = (derivation: Derivation, line: Expr, options: PrintOptions = {}): InAll => inAll((notation) => written(derivation, line, notation, options), options);

const written = ({ goals, by, partial }: Derivation, line: Expr, notation: Notation, options: PrintOptions): string => {
  const { d, partial: curly, pending } = notation.leibniz;
  const { text: variable } = notation.name(by);
  const name: Notation["name"] = (symbol) =>
    Object.hasOwn(goals, symbol)
      ? { text: fill(pending, partial ? curly : d, variable, write(goals[symbol]!, notation, options).text), binds: ATOM }
      : notation.name(symbol);
  return write(line, { ...notation, name }, options).text;
};
