import { variables, type Expr } from "../expr.js";
import { ATOM, PRODUCT } from "../precedence.js";
import { rational } from "../rational.js";
import { inAll, type InAll } from "./in-all.js";
import type { Notation } from "./notation.js";
import { operation } from "./operation.js";
import { fill, type Piece } from "./piece.js";
import { write, writeNumber } from "./write.js";

/** A derivative to be named: of a function's name or of an expression, by variables in the order in which it is differentiated. */
export interface Derivative {
  readonly of: string | Expr;
  readonly by: readonly string[];
  /** ∂ in place of d; unless told, where there is more than one variable. */
  readonly partial?: boolean;
}

/**
 * The derivative in the notation of Leibniz: df/dx, or ∂²f/∂y∂x, which is differentiated by x first.
 *
 * @source MML 5.2
 * @example
 * derivativeNotation({ of: "f", by: ["x", "x"] }).text // => "d^2f/dx^2"
 * derivativeNotation({ of: "f", by: ["x", "y"] }).latex // => "\\frac{\\partial^{2} f}{\\partial y \\partial x}"
 */
export const derivativeNotation = (derivative: Derivative): InAll => inAll((notation) => written(derivative, notation));

const written = ({ of, by, partial }: Derivative, notation: Notation): string => {
  const { space, gap, ...signs } = notation.leibniz;
  const subject = typeof of === "string" ? notation.name(of) : write(of, notation);
  const isPartial = partial ?? new Set([...by, ...(typeof of === "string" ? [] : variables(of))]).size > 1;
  const d: Piece = { text: isPartial ? signs.partial : signs.d, binds: ATOM };
  const power = (base: Piece, exponent: number): string =>
    exponent === 1 ? base.text : operation("pow", [base, writeNumber(rational(BigInt(exponent)), notation)], notation).text;
  const isName = typeof of === "string" || of.kind === "variable";
  const below = runs(by.toReversed()).map(({ name, count }) => d.text + (isPartial ? space : "") + power(notation.name(name), count));
  const above = power(d, by.length) + (isName ? (isPartial || by.length > 1 ? space : "") + subject.text : "");
  if (below.length === 0) return subject.text;
  const denominator: Piece = { text: below.join(gap), binds: below.length > 1 ? PRODUCT : ATOM };
  const fraction = operation("div", [{ text: above, binds: ATOM }, denominator], notation).text;
  return isName ? fraction : fraction + gap + fill(notation.templates.group, subject.text);
};

/** Equal neighbours together. */
const runs = (names: readonly string[]): { name: string; count: number }[] =>
  names.reduce<{ name: string; count: number }[]>((found, name) => {
    const last = found.at(-1);
    return last?.name === name ? [...found.slice(0, -1), { name, count: last.count + 1 }] : [...found, { name, count: 1 }];
  }, []);
