import { valueError } from "../errors.js";
import { adopt, variables, type Expr } from "../expr.js";
import { interpret } from "../interpret.js";
import { interval, type Interval } from "../interval/index.js";
import { intervals } from "../interval/intervals.js";
import { numbers } from "../numbers.js";
import { fromNumber, settle } from "../real/index.js";
import { isClose } from "./is-close.js";
import { jumpAt } from "./jump.js";
import { limitAlong, undecided, type Limit, type Path } from "./limit.js";
import { reals } from "./reals.js";

/**
 * The value of an expression, right to two ulps: an interval enclosure proves where doubles suffice, and where they cancel, overflow or underflow on the
 * way it is computed with as many bits as it takes.
 * At a removable singularity it is the value of the continuous extension, at the border of the domain and at a pole of one sign the limit. Where
 * there is no value the error says why; NaN is never returned. For speed: {@link compile}.
 *
 * @throws scalar/unbound  where `env` lacks a variable; scalar/not-number  where its value is none
 * @throws scalar/no-value  where the expression has no value at the point, with the reason
 * @example
 * evaluate(parse("sqrt(1 + x) - 1"), { x: 1e-20 }) // => 5e-21
 * evaluate(parse("sin(x)/x"), { x: 0 }) // => 1
 * evaluate(parse("log(x)"), { x: -1 }) // throws scalar/no-value
 */
export const evaluate = (expr: Expr, env: Readonly<Record<string, number>> = {}): number => {
  const root = adopt(expr);
  const names = variables(root);
  for (const name of names) if (!Object.hasOwn(env, name)) throw valueError("scalar/unbound", { name, given: Object.keys(env) });
  const odd = names.find((name) => typeof env[name] !== "number");
  if (odd) throw valueError("scalar/not-number", { name: odd, got: typeof env[odd] });
  const at = Object.fromEntries(names.map((name) => [name, env[name]!]));
  if (!Object.values(at).every(Number.isFinite)) return evaluateAtInfinity(root, at);

  const jump = jumpAt(root, at);
  if (jump) throw valueError("scalar/no-value", { at, reason: `${jump.name} jumps there, so it has no derivative` });
  const plain = interpret(root, numbers, at);
  if (names.length > 0 && isNearAll(plain, interpret(root, intervals, Object.fromEntries(names.map((name) => [name, interval(at[name]!)]))))) return plain;
  const settled = settle((F) => interpret(root, { ...F, restrict: reals(53).restrict }, Object.fromEntries(names.map((name) => [name, fromNumber(at[name]!)]))));
  if (settled.status === "settled") return settled.value;
  return commonLimit(root, at, settled.status === "invalid" ? settled.reason : "more bits do not decide its value");
};

/** Whether a double is within two ulps of every number of an enclosure. */
const isNearAll = (x: number, { lo, hi, defined }: Interval): boolean => defined && Math.max(hi - x, x - lo) <= 2 * Number.EPSILON * Math.min(Math.abs(lo), Math.abs(hi));

const evaluateAtInfinity = (root: Expr, at: Readonly<Record<string, number>>): number => {
  const value = interpret(root, numbers, at);
  if (Number.isNaN(value)) throw valueError("scalar/no-value", { at, reason: "infinite and undefined terms meet" });
  return value;
};

/**
 * Ways to a point in two and more variables: along lines and along parabolas of either variable, generic so that no two terms cancel by chance and that
 * x²·y/(x⁴ + y²), whose limit at 0 is 0 on every line, is found to have none.
 */
const ways: readonly { readonly factors: readonly number[]; readonly powers: readonly number[] }[] = [
  { factors: [1, 0.618, 0.414, 0.732], powers: [1] },
  { factors: [-0.732, 1, -0.414, 0.236], powers: [1] },
  { factors: [0.449, -0.874, 1, -0.645], powers: [1] },
  { factors: [-1, -0.31, -0.85, -0.55], powers: [1] },
  { factors: [0.823, 0.547, -0.291], powers: [1, 2] },
  { factors: [-0.691, -0.917, 0.335], powers: [2, 1] },
  { factors: [0.563, 0.829, 0.477], powers: [1, 3] },
  { factors: [0.907, -0.639, 0.781], powers: [3, 1] },
];

const pathsTo = (names: readonly string[]): Path[] =>
  names.length === 1
    ? [1, -1].map((factor) => ({ [names[0]!]: { factor, power: 1 } }))
    : ways.map(({ factors, powers }) => Object.fromEntries(names.map((name, k) => [name, { factor: factors[k % factors.length]!, power: powers[k % powers.length]! }])));

/** The limit that all paths share, those aside along which the expression is undefined. */
const commonLimit = (root: Expr, at: Readonly<Record<string, number>>, reason: string): number => {
  const names = Object.keys(at);
  const limits = pathsTo(names).map((path): Limit => limitAlong(root, at, path));
  const values = limits.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const [first] = values;
  const isUnseen = limits.some(({ reason: why }) => why === undecided);
  if (first === undefined || isUnseen) throw valueError("scalar/no-value", { at, reason: isUnseen ? `${reason}, and near the point ${undecided}` : reason });
  if (values.every((value) => isClose(value, first))) return first;
  const sides = names.length === 1 ? `the limit is ${values[0]} from the right and ${values[1]} from the left` : "the limit depends on the direction";
  throw valueError("scalar/no-value", { at, reason: `${reason}, and ${sides}` });
};
