import { differenceError } from "../errors.js";
import type { Side } from "./extrapolation.js";
import { isBroken, oneSided } from "./one-sided.js";
import { samples, stepAt } from "./samples.js";
import { search, type Found, type Problem } from "./search.js";
import { levelsAt } from "./start.js";

export interface DifferenceOptions {
  /** Which derivative: 1 (the default) to 4. */
  readonly order?: 1 | 2 | 3 | 4;
  /** Where f is evaluated: on both sides of x (the default, where f is finite there), above it or below it. */
  readonly method?: Side;
  /** The standard deviation of the errors of f, in units of f. It is estimated where it is not given. */
  readonly noise?: number;
}

export interface Difference {
  readonly value: number;
  /** An estimate from above of |value − derivative|. */
  readonly error: number;
  /** The side that was used: `forward` or `backward` also where f is not finite on the other. */
  readonly method: Side;
  /** The smallest step that the value rests on, in units of x. */
  readonly step: number;
  /** How often f was evaluated. */
  readonly evaluations: number;
  /** The standard deviation of the errors of f about x, given or estimated. */
  readonly noise: number;
  /** The one-sided derivatives, where they are not the same or not finite: f has no derivative there, and `value` is their mean. */
  readonly kink?: { readonly left: number; readonly right: number };
}

/**
 * The derivative of a function at x, of first to fourth order, by differences with an adaptive step, and an upper estimate of its error.
 *
 * The differences are extrapolated (Richardson), and the steps are sought where truncation and rounding are in balance, whatever the scale of x
 * and f; the error covers what the value moves by when steps are left out, and the rounding of f, which is measured. It takes about 25 evaluations.
 * At x itself f may be NaN (the value is then that of the continuous extension); where f is not finite on one side, the other is used; where
 * both sides disagree, `kink` says so. Where nothing can be said the error is Infinity, and the value NaN if f has no values to go by.
 *
 * @param f  - evaluated about x; an error that it throws at x itself is passed on
 * @param x  - a finite number
 * @returns value and error in units of f per unit of xᵒʳᵈᵉʳ
 * @source Richardson (1911); Fornberg (1988); Ridders (1982); Moré and Wild (2011)
 * @throws scalar/difference-point   for an x that is not finite
 * @throws scalar/difference-order   for an order that is not 1, 2, 3 or 4
 * @throws scalar/difference-method  for an unknown method
 * @throws scalar/difference-noise   for a noise that is negative or not finite
 * @throws scalar/difference-value   where f returns what is no number
 * @example
 * difference(Math.exp, 1).value // => 2.718281828459045
 * difference(Math.sin, 1, { order: 2 }).error < 1e-10 // => true
 * difference(Math.abs, 0).kink // => { left: -1, right: 1 }
 * difference(Math.sqrt, 0).value // => Infinity
 */
export const difference = (f: (x: number) => number, x: number, { order = 1, method = "central", noise }: DifferenceOptions = {}): Difference => {
  if (!Number.isFinite(x)) throw differenceError("scalar/difference-point", { call: "difference", what: "x", value: String(x) });
  if (![1, 2, 3, 4].includes(order)) throw differenceError("scalar/difference-order", { call: "difference", order, from: 1, to: 4 });
  if (!["central", "forward", "backward"].includes(method)) throw differenceError("scalar/difference-method", { method });
  if (noise !== undefined && !(noise >= 0 && noise < Infinity)) throw differenceError("scalar/difference-noise", { noise: String(noise) });
  const problem: Problem = { samples: samples(f, x), order, noise };
  const side = method === "central" ? sideAt(problem) : method;
  const result = Math.abs(problem.samples.center) === Infinity ? nowhere : side === "central" ? bothSides(problem) : singleSide(problem, side);
  return { ...result, method: side, evaluations: problem.samples.evaluations() };
};

type Result = Omit<Difference, "method" | "evaluations">;

const nowhere: Result = { value: NaN, error: Infinity, step: NaN, noise: NaN };

/** The side on which f is finite, next to x. */
const sideAt = ({ samples: { x, at }, order }: Problem): Side => {
  const level = x === 0 ? -100 : levelsAt(x, order).lowest;
  const [above, below] = [1, -1].map((s) => Number.isFinite(at(level, s)));
  return above === below ? "central" : above ? "forward" : "backward";
};

const resultOf = ({ samples, order }: Problem, { value = NaN, error = Infinity, low = NaN, noise }: Found): Result => {
  const step = stepAt(low);
  // where f is constant to the last bit it may be what has cancelled: then its errors are those of the size that it has elsewhere
  return { value, error: error === 0 ? (samples.largest() * 2 ** -53) / step ** order : error, step, noise };
};

const singleSide = (problem: Problem, side: "forward" | "backward"): Result => resultOf(problem, oneSided(problem, side));

const bothSides = (problem: Problem): Result => {
  const found = search(problem, "central", (bottom, top) => isBroken(problem, bottom, top));
  const central = resultOf(problem, found);
  if (!found.isBroken) return central;

  const sidesOf = (order: number) => (["backward", "forward"] as const).map((side) => singleSide({ ...problem, order }, side)) as [Result, Result];
  const lower = Array.from({ length: problem.order - 1 }, (_, k) => sidesOf(k + 1));
  const [left, right] = sidesOf(problem.order);
  const value = (left.value + right.value) / 2, distance = Math.abs(left.value - right.value), error = Math.max(left.error, right.error);
  if (lower.every(agree) && agree([left, right])) return error < central.error ? { ...right, value, error } : { ...central, noise: right.noise };
  if (Number.isNaN(left.value) || Number.isNaN(right.value)) return { ...central, error: Infinity };
  const isBounded = lower.every(agree) && distance < Infinity;
  return { ...right, value, error: isBounded ? distance / 2 + error : Infinity, kink: { left: left.value, right: right.value } };
};

/** Whether two one-sided derivatives are finite and the same, but for their errors. */
const agree = ([left, right]: readonly [Result, Result]): boolean => {
  const error = left.error + right.error;
  return error < Infinity && Math.abs(left.value - right.value) <= 4 * error;
};
