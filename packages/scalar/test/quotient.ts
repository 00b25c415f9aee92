import type { Expr } from "../src/expr.js";
import { reals } from "../src/evaluate/reals.js";
import { interpret } from "../src/interpret.js";
import { accuracy, fromNumber, toNumber, type Real } from "../src/real/index.js";

const bits = 900;
const h = 2 ** -200;
const F = reals(bits);

/**
 * The central difference quotient of a function of reals at a point along a direction, of first or second order, with steps so small and digits so many
 * that it is the derivative to a double's precision; undefined where the function has no value around the point.
 */
export const quotient = (f: (args: readonly Real[]) => Real, at: readonly number[], direction: readonly number[], order: 1 | 2 = 1): number | undefined => {
  const along = (step: number): Real => f(at.map((x, k) => F.add(fromNumber(x), fromNumber(step * direction[k]!))));
  const [left, right] = [along(-h), along(h)];
  const value =
    order === 1
      ? F.div(F.sub(right, left), fromNumber(2 * h))
      : F.div(F.sub(F.add(left, right), F.mul(fromNumber(2), along(0))), fromNumber(h * h));
  return value.reason === undefined && accuracy(value) > 60 ? toNumber(value) : value.reason === undefined && isZero(value) ? 0 : undefined;
};

const isZero = ({ mantissa, radius, exponent, beyond }: Real): boolean => !beyond && mantissa === 0n && (radius === 0n || exponent < -400);

/** The same of an expression in the variables of `at`. */
export const slopeOf = (expr: Expr, at: Readonly<Record<string, number>>, by: string): number | undefined => {
  const names = Object.keys(at);
  return quotient((args) => interpret(expr, F, Object.fromEntries(names.map((name, k) => [name, args[k]!]))), Object.values(at), names.map((name) => (name === by ? 1 : 0)));
};
