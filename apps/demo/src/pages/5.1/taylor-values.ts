import { call, constant, format, interval, taylor, toMathML, variable, type Expr, type Interval, type TaylorPolynomial } from "@gradkit/scalar";
import { computed } from "@preact/signals";
import { roundedSum } from "../../math/rounded-sum.js";
import { unlessRefused } from "../../math/unless-refused.js";
import { formula, shown, state } from "./state.js";

/** The Taylor polynomial, or undefined where there is none. */
export const polynomial = computed((): TaylorPolynomial | undefined => unlessRefused(() => taylor(formula.expr.value, "x", state.x.value, state.n.value), () => undefined));

const longest = 160;

/** The polynomial in MathML: exact, or with four digits where its exact coefficients are long. */
export const written = computed((): string => {
  const T = polynomial.value!;
  const exact = unlessRefused(() => T.toExpr(), () => undefined);   // a number beyond the largest double
  const isShort = exact && (format(exact).length <= longest || !T.coefficients.every(Number.isFinite));
  return isShort ? toMathML(exact) : roundedSum(T.coefficients.flatMap((coefficient, k) => (coefficient === 0 ? [] : [{ coefficient, factor: powerOf(T.center, k) }])));
});

/** (x − center)ᵏ; nothing where that is 1. */
const powerOf = (center: number, k: number): Expr | undefined => {
  const x = variable("x");
  const distance = center === 0 ? x : center < 0 ? call("add", x, constant(-center)) : call("sub", x, constant(center));
  return k === 0 ? undefined : k === 1 ? distance : call("pow", distance, constant(k));
};

/** How far f is from its polynomial at most between two points; the whole line where that is not known. */
const remainder = (T: TaylorPolynomial, from: number, to: number): Pick<Interval, "lo" | "hi"> => unlessRefused(() => T.remainder(interval(from, to)), () => ({ lo: -Infinity, hi: Infinity }));

const pieces = 48;

/** Where f is proven to lie: x with the ends of T(x) + remainder, piece by piece over what is shown; pieces without a bound are left out. */
export const band = computed(() => {
  const T = polynomial.value;
  const [lo, hi] = shown.value;
  return Array.from({ length: T ? pieces : 0 }, (_, k) => [lo + ((hi - lo) * k) / pieces, lo + ((hi - lo) * (k + 1)) / pieces] as const)
    .map(([a, b]) => ({ ends: [a, b] as const, bound: remainder(T!, a, b) }))
    .filter(({ bound }) => Number.isFinite(bound.lo) && Number.isFinite(bound.hi))
    .map(({ ends, bound }) => ends.map((x) => [x, T!.evaluate(x) + bound.lo, T!.evaluate(x) + bound.hi] as const));
});

/** A proven bound of |f − T| over half of what is shown, around x₀. */
export const bound = computed(() => {
  const [x, reach] = [state.x.value, state.w.value / 2];
  if (!polynomial.value) return Infinity;
  const { lo, hi } = remainder(polynomial.value, x - reach, x + reach);
  return Math.max(-lo, hi);
});

export const radius = computed(() => polynomial.value?.radius() ?? 0);
