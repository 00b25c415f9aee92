import { call, constant, format as formatExpr, toLatex as latexOf, toMathML as mathMLOf, variable, type Expr } from "@gradkit/scalar";
import type { Polynomial, Term } from "./polynomial.js";

/**
 * A polynomial as an expression of scalar, which can be differentiated, simplified and printed there. Coefficients that are a small fraction to the last bit are
 * that fraction, others the shortest decimal that gives their double.
 *
 * @example
 * import { polynomial } from "@gradkit/taylor/polynomial"
 * format(polynomial(["x"], [{ exponents: [3], coefficient: 1 / 3 }])) // => "1/3*x^3"
 */
export const toExpr = ({ variables, center, terms }: Polynomial): Expr => {
  const [first, ...rest] = terms;
  if (!first) return constant(0);
  const factors = variables.map((name, k) => offset(name, center[k]!));
  return rest.reduce<Expr>((sum, term) => (term.coefficient < 0 ? call("sub", sum, written({ ...term, coefficient: -term.coefficient }, factors)) : call("add", sum, written(term, factors))), written(first, factors));
};

/** x − a, or x + |a|. */
const offset = (name: string, a: number): Expr =>
  a === 0 ? variable(name) : a < 0 ? call("add", variable(name), exact(-a)) : call("sub", variable(name), exact(a));

const written = ({ exponents, coefficient }: Term, factors: readonly Expr[]): Expr => {
  const powers = exponents.flatMap((n, k) => (n === 0 ? [] : [n === 1 ? factors[k]! : call("pow", factors[k]!, constant(n))]));
  const [first, ...rest] = powers;
  if (!first) return exact(coefficient);
  const product = rest.reduce((all, power) => call("mul", all, power), coefficient === 1 || coefficient === -1 ? first : call("mul", exact(coefficient), first));
  return coefficient === -1 ? call("neg", product) : product;
};

/** The largest denominator that is looked for. */
const largest = 720;

/** A double as the rational number that it is meant to be. */
const exact = (c: number): Expr => {
  for (let den = 1; den <= largest && Math.abs(c) < 1e9; den++) {
    const num = Math.round(c * den);
    if (num / den === c && num !== 0) return constant({ num: BigInt(num) / gcd(BigInt(num), BigInt(den)), den: BigInt(den) / gcd(BigInt(num), BigInt(den)) });
  }
  const [digits = "0", exponent = "0"] = String(c).split("e");
  const [whole = "0", decimals = ""] = digits.split(".");
  const shift = Number(exponent) - decimals.length;
  const num = BigInt(whole + decimals) * 10n ** BigInt(Math.max(shift, 0));
  const den = 10n ** BigInt(Math.max(-shift, 0));
  const by = gcd(num, den);
  return constant({ num: num / by, den: den / by });
};

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

/**
 * A polynomial as text, terms by degree.
 *
 * @example
 * import { polynomial } from "@gradkit/taylor/polynomial"
 * format(polynomial(["x", "y"], [{ exponents: [0, 0], coefficient: -0.5 }, { exponents: [1, 1], coefficient: -2 }], [1, 0])) // => "-1/2 - 2*(x - 1)*y"
 */
export const format = (p: Polynomial): string => formatExpr(toExpr(p));

/**
 * A polynomial in LaTeX.
 *
 * @example
 * import { polynomial } from "@gradkit/taylor/polynomial"
 * toLatex(polynomial(["x"], [{ exponents: [2], coefficient: 0.5 }], [1])) // => "\\frac{1}{2} \\left(x - 1\\right)^{2}"
 */
export const toLatex = (p: Polynomial): string => latexOf(toExpr(p));

/**
 * A polynomial in MathML, with its text as the alternative.
 *
 * @example
 * import { polynomial } from "@gradkit/taylor/polynomial"
 * toMathML(polynomial(["x"], [{ exponents: [1], coefficient: 1 }])).includes("<mi>x</mi>") // => true
 */
export const toMathML = (p: Polynomial): string => mathMLOf(toExpr(p));
