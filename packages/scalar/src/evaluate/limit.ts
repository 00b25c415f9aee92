import type { Expr } from "../expr.js";
import { interpret } from "../interpret.js";
import { accuracy, fromNumber, toNumber, type Real } from "../real/index.js";
import { reals } from "./reals.js";

/** The reason of a sequence without a limit. */
export const undecided = "it approaches no value";

/** A limit of an expression along a ray: its value, or why there is none. */
export type Limit = { readonly value: number } | { readonly reason: string };

/** Exponents of the steps towards the point: 2^-40, 2^-80, … Each halves the logarithm of the distance, which tells powers from logarithms. */
const steps = [40, 80, 160, 320, 640] as const;
const bits = 128;
const maxBits = 8192;

/**
 * The limit of an expression at a point, taken along a direction from outside: the values at distances 2^-40 … 2^-640 are computed to 100 bits and more
 * and are found to converge, to vanish or to grow without bound; a sequence that does none of these has no limit that this can see.
 */
export const limitAlong = (expr: Expr, env: Readonly<Record<string, number>>, direction: Readonly<Record<string, number>>): Limit => {
  const scale = Math.max(1, ...Object.values(env).map(Math.abs));
  const values: Real[] = [];
  for (const step of steps) {
    const value = valueNear(expr, env, direction, scale * 2 ** -step);
    if (value.reason !== undefined) return { reason: value.reason };
    values.push(value);
  }
  return conclude(values);
};

/** The value at env + h · direction, to at least 100 bits. */
const valueNear = (expr: Expr, env: Readonly<Record<string, number>>, direction: Readonly<Record<string, number>>, h: number): Real => {
  for (let precision = bits; ; precision *= 2) {
    const F = reals(precision + 2000);
    const at = Object.fromEntries(Object.entries(env).map(([name, x]) => [name, F.add(fromNumber(x), F.mul(fromNumber(direction[name] ?? 0), fromNumber(h)))]));
    const value = interpret(expr, reals(precision), at);
    if (value.reason !== undefined || accuracy(value) >= 100 || isNegligible(value) || precision >= maxBits) return value;
  }
};

/** What five values at steps that each square the distance tell of their limit. */
const conclude = (values: readonly Real[]): Limit => {
  const F = reals(bits);
  const ratios = values.slice(1).map((value, k) => toNumber(F.div(value, values[k]!)));
  const last = values.at(-1)!;
  if (isNegligible(last)) return { value: 0 };
  if (Math.abs(ratios.at(-1)! - 1) < 2 ** -60) return { value: toNumber(last) };
  if (ratios.slice(1).every((ratio) => Math.abs(ratio) < 0.7)) return { value: 0 };
  if (ratios.slice(1).every((ratio) => ratio > 1.4)) return { value: last.mantissa > 0n ? Infinity : -Infinity };
  return { reason: undecided };
};

/** Below 2^-5000 at a distance of 2^-640: faster than any power that an expression of reasonable size has. */
const isNegligible = ({ mantissa, radius, exponent, beyond }: Real): boolean => {
  const bound = (mantissa < 0n ? -mantissa : mantissa) + radius;
  return !beyond && (bound === 0n || bound.toString(16).length * 4 + exponent < -5000);
};
