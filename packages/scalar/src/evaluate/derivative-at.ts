import { derivative } from "../derivative.js";
import { isGradkitError } from "../gradkit-error.js";
import { call, constant, variable as variableOf, type Expr } from "../expr.js";
import { evaluate } from "./evaluate.js";
import { isClose } from "./is-close.js";
import { limitAlong, undecided, type Limit } from "./limit.js";

/**
 * A derivative at a point with its one-sided derivatives: `exists` where both agree and are finite; else `value` is the documented convention, if
 * there is one, and `reason` says what is amiss.
 */
export interface DerivativeAt {
  readonly exists: boolean;
  readonly value?: number;
  readonly left?: number;
  readonly right?: number;
  readonly reason?: string;
}

/**
 * The derivative of an expression at a point, told apart from a convention at a kink: with the limits of the derivative from both sides.
 *
 * @throws scalar/unbound  where `env` lacks a variable
 * @throws scalar/order  where `order` is no integer from 0 on
 * @example
 * derivativeAt(parse("abs(x)"), "x", { x: 0 }) // => { exists: false, value: 0, left: -1, right: 1, reason: "the one-sided derivatives differ" }
 * derivativeAt(parse("x^2"), "x", { x: 3 }) // => { exists: true, value: 6, left: 6, right: 6 }
 */
export const derivativeAt = (expr: Expr, variable: string, env: Readonly<Record<string, number>>, order = 1): DerivativeAt => {
  const primitive = order > 0 ? derivative(expr, variable, order - 1) : expr;
  const below = sidesOf(primitive, variable, env);
  const slope = withQuotient(sidesOf(derivative(expr, variable, order), variable, env), primitive, below, variable, env);
  const reason = reasonAgainst(slope, below);
  const value = typeof slope.at === "number" ? slope.at : reason === undefined ? slope.right.value : undefined;
  return {
    exists: reason === undefined,
    ...(value === undefined ? {} : { value }),
    ...(slope.left.value === undefined ? {} : { left: slope.left.value }),
    ...(slope.right.value === undefined ? {} : { right: slope.right.value }),
    ...(reason ? { reason } : {}),
  };
};

/** What is known of an expression at a point: its value or why there is none, and its limits from both sides. */
interface Sides {
  readonly at: number | string;
  readonly left: Limit;
  readonly right: Limit;
}

const sidesOf = (expr: Expr, variable: string, env: Readonly<Record<string, number>>): Sides => {
  const at = valueOrReason(expr, env);
  const along = (factor: number): Limit => limitAlong(expr, env, { [variable]: { factor, power: 1 } });
  const [left, right] = [along(-1), along(1)];
  // The whole line through the point may be removable, as that of y in sin(x·y)/x at x = 0: then the value is the limit from everywhere.
  const isUndefinedAlong = [left, right].every(({ reason }) => reason !== undefined && reason !== undecided);
  return isUndefinedAlong && typeof at === "number" ? { at, left: { value: at }, right: { value: at } } : { at, left, right };
};

/** Where the derivative itself approaches no value, as that of x²·sin(1/x) at 0, the limits of the difference quotient may exist. @source MML 5.4 */
const withQuotient = (slope: Sides, of: Expr, below: Sides, variable: string, env: Readonly<Record<string, number>>): Sides => {
  if (slope.left.reason !== undecided && slope.right.reason !== undecided) return slope;
  if (typeof below.at === "string" || !Number.isFinite(below.at)) return slope;
  const quotient = call("div", call("sub", of, constant(below.at)), call("sub", variableOf(variable), constant(env[variable]!)));
  const { left, right } = sidesOf(quotient, variable, env);
  return { at: slope.at, left, right };
};

/** Why the derivative does not exist at the point, from what is known of it and of the function. */
const reasonAgainst = ({ at, left, right }: Sides, below: Sides): string | undefined => {
  if (left.value === undefined && right.value === undefined && typeof at === "string") return at;
  if (left.value === undefined) return `there is no derivative from the left: ${left.reason}`;
  if (right.value === undefined) return `there is no derivative from the right: ${right.reason}`;
  if (typeof below.at === "string") return "the function has no value there";
  if (Math.abs(below.at) === Infinity) return "the function is infinite there";
  if (!isClose(left.value, right.value)) return "the one-sided derivatives differ";
  if (!isClose(below.left.value, below.at) || !isClose(below.right.value, below.at)) return "the function jumps there";
  return Number.isFinite(left.value) ? undefined : "the tangent is vertical";
};

const valueOrReason = (expr: Expr, env: Readonly<Record<string, number>>): number | string => {
  try {
    return evaluate(expr, env);
  } catch (e) {
    if (isGradkitError(e, "scalar/no-value")) return (e.data as { reason: string }).reason;
    throw e;
  }
};
