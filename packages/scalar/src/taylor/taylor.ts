import { seriesError } from "../errors.js";
import { constant, type Expr } from "../expr.js";
import { isGradkitError } from "../gradkit-error.js";
import { entire } from "../interval/interval.js";
import { normalForms } from "../normal/field.js";
import { identities } from "../normal/identities.js";
import { arena, wholeOf, type Normal } from "../normal/node.js";
import { present } from "../normal/present.js";
import { checkOrder } from "../order.js";
import { toLatex } from "../print/to-latex.js";
import { decided, fromNumber, sign, type Real } from "../real/index.js";
import { reals } from "../evaluate/reals.js";
import { coefficients, type Univariate } from "../series/coefficients.js";
import { polynomial } from "./polynomial.js";
import { radiusOf } from "./radius.js";
import { remainder } from "./remainder.js";
import { smoothCoefficients } from "./smooth.js";
import type { TaylorPolynomial } from "./taylor-polynomial.js";

/**
 * The Taylor polynomial of a function of one variable at a centre, to any order in O(order²) operations. At a removable singularity it is that of the
 * continuous extension. Where no power series can be formed, as of e^(−1/x²) at 0, which is not analytic, or of x·Γ(x) there, it is that of the derivatives, if
 * they exist; its `remainder` is then not bounded, its `radius` 0, and `exact` gives doubles.
 *
 * @param f         an expression in `variable` alone, or a function over any field: `(F, x) => F.exp(F.sin(x))`
 * @throws scalar/order      where `order` is no integer from 0 on
 * @throws scalar/no-series  where the function has no Taylor series at the centre
 * @throws scalar/unbound    where the expression has another variable
 * @source MML 5.7, Examples 5.3 and 5.4
 * @example
 * taylor(parse("x^4"), "x", 1, 6).coefficients // => [1, 4, 6, 4, 1, 0, 0]
 * format(taylor(parse("sin(x)"), "x", 0, 5).toExpr()) // => "x - x^3/6 + x^5/120"
 */
export const taylor = (f: Univariate, variable: string, center: number, order: number): TaylorPolynomial => {
  checkOrder("taylor", order);
  const { values, isAnalytic } = coefficientsOf(f, variable, center, order);
  const exact = () => (isAnalytic ? symbolic(f, variable, center, order) : values.map((c) => constant(c)));
  const toExpr = () => polynomial(exact(), variable, center);
  return {
    variable,
    center,
    order,
    coefficients: values,
    exact,
    evaluate: (x) => values.reduceRight((total, c) => total * (x - center) + c, 0),
    toExpr,
    toLatex: () => toLatex(toExpr()),
    remainder: (over) => (isAnalytic ? remainder(f, variable, center, values, over) : entire),
    radius: () => (isAnalytic ? radiusOf(numeric(f, variable, center, Math.max(order, 48))) : 0),
  };
};

const coefficientsOf = (f: Univariate, variable: string, center: number, order: number): { values: number[]; isAnalytic: boolean } => {
  try {
    return { values: numeric(f, variable, center, order), isAnalytic: true };
  } catch (e) {
    const values = isGradkitError(e, "scalar/no-series") && typeof f !== "function" ? smoothCoefficients(f, variable, center, order) : undefined;
    if (!values) throw e;
    return { values, isAnalytic: false };
  }
};

const limit = 4096;

/** Each coefficient to an ulp, with as many bits as that takes. */
const numeric = (f: Univariate, variable: string, center: number, order: number): number[] => {
  for (let precision = 128; ; precision *= 2) {
    const found = coefficients<Real>({ field: reals(precision), isZero: (x) => sign(x) === 0 }, f, variable, fromNumber(center), order);
    const invalid = found.find(({ reason }) => reason !== undefined);
    if (invalid) throw seriesError("scalar/no-series", { name: "the function", at: `${center}: ${invalid.reason}` });
    const values = found.map(decided);
    if (values.every((value) => value !== undefined)) return values;
    if (precision >= limit) throw seriesError("scalar/no-series", { name: "the function", at: `${center}: more bits do not decide its coefficients` });
  }
};

const symbolic = (f: Univariate, variable: string, center: number, order: number): Expr[] => {
  const nodes = arena(identities);
  const field = normalForms(nodes);
  const isZero = (node: Normal): boolean => wholeOf(node) === 0n;
  return coefficients({ field, isZero }, f, variable, field.constant(center), order).map((node) => present(nodes, node));
};
