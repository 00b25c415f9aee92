import { adopt, type Expr } from "../expr.js";
import { hasSameForm } from "./same-form.js";
import { domainsDiffer, refute, sample } from "./sample.js";

export interface Equality {
  /** Whether the expressions have the same value wherever both have one. */
  readonly equal: boolean;
  /** How it was decided: proved, or not refuted at any of the points of a sample. */
  readonly by: "normal form" | "sampling";
  /** Whether one was seen to have a value around a point where the other has none; unknown where no point was found at which both have one. */
  readonly domains: "same" | "differ" | "unknown";
  /** Values of the variables for which both have a value and the values are proved to differ. */
  readonly counterexample?: Readonly<Record<string, number>>;
}

/**
 * Whether two expressions are equal wherever both are defined: (x² − 1)/(x − 1) equals x + 1, and log(x²) equals 2·log(x), while √(x²) differs from x.
 * First their difference is brought to a normal form (a quotient of polynomials in exponentials, roots, sines and cosines of single angles,
 * logarithms of factors); where that is not zero, both are compared at 96 seeded points, with balls that prove a counterexample.
 * Expressions that share no point of the sample are not called equal.
 *
 * @example
 * equal(parse("sin(2x)"), parse("2 sin(x) cos(x)")) // => { equal: true, by: "normal form", domains: "same" }
 * equal(parse("log(x^2)"), parse("2 log(x)")).domains // => "differ"
 * equal(parse("x + 1e-9"), parse("x")).equal // => false
 */
export const equal = (a: Expr, b: Expr): Equality => {
  const [left, right] = [adopt(a), adopt(b)];
  if (left === right) return { equal: true, by: "normal form", domains: "same" };
  const seen = sample(left, right);
  const differ = domainsDiffer(left, right, seen);
  const domains = (shared: number) => (differ ? "differ" : shared > 0 ? "same" : "unknown");
  if (hasSameForm(left, right)) return { equal: true, by: "normal form", domains: domains(seen.both.length) };
  const { counterexample, shared } = refute(left, right, seen);
  return { equal: !counterexample && shared > 0, by: "sampling", domains: domains(shared), ...(counterexample ? { counterexample } : {}) };
};
