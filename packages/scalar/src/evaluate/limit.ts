import type { Expr } from "../expr.js";
import { interpret } from "../interpret.js";
import { accuracy, fromNumber, toNumber, top, type Real } from "../real/index.js";
import { reals } from "./reals.js";

/** The reason of a sequence without a limit. */
export const undecided = "it approaches no value";

/** A limit of an expression along a path: its value, or why there is none. */
export type Limit = { readonly value: number; readonly reason?: undefined } | { readonly value?: undefined; readonly reason: string };

/** A way to the point: the variable named moves from it by `factor` · h^`power` as h falls to 0, and all others stay. */
export type Path = Readonly<Record<string, { readonly factor: number; readonly power: number }>>;

/**
 * Distances from the point: each squares the one before, which tells powers from logarithms. Their leading digits are arbitrary, so that no period
 * and no jump of an expression is met at every one of them.
 */
const steps = [[0.618034, 40], [0.754878, 80], [0.819173, 160], [0.56984, 320], [0.671044, 640]] as const;
/** Further distances, nearer and nearer, over which what grows without bound must grow in step: sin(1/x)/x and its square do not. */
const checks = [0.98311, 0.951047, 0.912765, 0.863219, 0.801473, 0.732198, 0.651377].map((factor) => [factor, 640] as const);
const bits = 128;
const maxBits = 8192;
/** Enough for a point and its distance from another, both of any size that doubles have. */
const wide = 4500;

/**
 * The limit of an expression at a point, taken along a path from outside: the values at distances of about 2^-40 … 2^-640 are computed to 100 bits and
 * more and are found to converge, to vanish or to grow without bound; a sequence that does none of these has no limit that this can see.
 */
export const limitAlong = (expr: Expr, env: Readonly<Record<string, number>>, path: Path): Limit => {
  const values: Real[] = [];
  for (const step of steps) {
    const value = valueNear(expr, env, path, step);
    if (value.reason !== undefined) return { reason: value.reason };
    values.push(value);
  }
  const limit = conclude(values);
  if (limit.value === undefined || Number.isFinite(limit.value) || converge(values)) return limit;
  const sizes = checks.map((step) => reals(bits).mul(valueNear(expr, env, path, step), fromNumber(Math.sign(limit.value))));
  return sizes.every((size, k) => isHuge(size) || isLess(sizes[k - 1], size)) ? limit : { reason: undecided };
};

/** The value at the point of the path for a step, to at least 100 bits. */
const valueNear = (expr: Expr, env: Readonly<Record<string, number>>, path: Path, [factor, halvings]: readonly [number, number]): Real => {
  const F = reals(wide);
  // Small coordinates are left by less than their own size, large ones by less than 1: what an expression does there may be as fine.
  const scale = Math.min(1, ...Object.values(env).flatMap((x) => (x === 0 ? [] : [Math.abs(x)])));
  const h = F.mul(fromNumber(scale * factor), fromNumber(2 ** -halvings));
  const moved = Object.entries(env).map(([name, x]) => [name, path[name] ? F.add(fromNumber(x), F.mul(fromNumber(path[name].factor), F.pow(h, fromNumber(path[name].power)))) : fromNumber(x)]);
  const at = Object.fromEntries(moved) as Record<string, Real>;
  for (let precision = bits; ; precision *= 2) {
    const value = interpret(expr, reals(precision), at);
    if (value.reason !== undefined || isHuge(value) || accuracy(value) >= 100 || isNegligible(value) || precision >= maxBits) return value;
  }
};

/** What five values at steps that each square the distance tell of their limit. */
const conclude = (values: readonly Real[]): Limit => {
  const F = reals(bits);
  const last = values.at(-1)!;
  if (isHuge(last)) return { value: last.mantissa > 0n ? Infinity : -Infinity };
  if (isNegligible(last)) return { value: 0 };
  if (converge(values)) return { value: toNumber(last) };
  const ratios = values.slice(1).map((value, k) => toNumber(F.div(value, values[k]!)));
  if (ratios.slice(1).every((ratio) => Math.abs(ratio) < 0.7)) return Math.abs(ratios.at(-1)!) < 2 ** -20 || vanishes(values.slice(-3)) ? { value: 0 } : { reason: undecided };
  if (ratios.slice(1).every((ratio) => ratio > 1.4)) return { value: last.mantissa > 0n ? Infinity : -Infinity };
  return { reason: undecided };
};

/** Whether the last two agree to 60 bits. */
const converge = (values: readonly Real[]): boolean => Math.abs(toNumber(reals(bits).div(values.at(-1)!, values.at(-2)!)) - 1) < 2 ** -60;

/** Whether Aitken's guess of the limit is near 0 beside the last value: it tells 1/log x, which vanishes, from 1 + 1000/log x. */
const vanishes = (lastThree: readonly Real[]): boolean => {
  const [a, b, c] = lastThree.map(toNumber) as [number, number, number];
  return Math.abs(c - (c - b) ** 2 / (c - 2 * b + a)) < 0.1 * Math.abs(c);
};

const isLess = (a: Real | undefined, b: Real): boolean => reals(bits).sub(b, a ?? fromNumber(0)).mantissa > 0n;

/** Past all numbers of the arithmetic, on one side. */
const isHuge = ({ beyond, mantissa, reason }: Real): boolean => beyond === true && mantissa !== 0n && reason === undefined;

/** Below 2^-5000 at a distance of 2^-640: faster than any power that an expression of reasonable size has. */
const isNegligible = (x: Real): boolean => !x.beyond && top(x) < -5000;
