import { derivative } from "../derivative.js";
import { isGradkitError } from "../gradkit-error.js";
import type { Expr } from "../expr.js";
import { evaluate } from "./evaluate.js";
import { limitAlong, type Limit } from "./limit.js";

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
  const slope = derivative(expr, variable, order);
  const below = order > 0 ? derivative(expr, variable, order - 1) : expr;
  const along = (of: Expr, sign: number): Limit => limitAlong(of, env, { [variable]: sign });
  const [left, right] = [along(slope, -1), along(slope, 1)];
  const values = { ...("value" in left ? { left: left.value } : {}), ...("value" in right ? { right: right.value } : {}) };
  const at = valueOrReason(slope, env);
  const isContinuous = [along(below, -1), along(below, 1)].every((limit) => "value" in limit && isClose(limit.value, valueOrReason(below, env)));

  const reason =
    typeof at === "string" && !("value" in left) && !("value" in right) ? at
    : !("value" in left) ? `there is no derivative from the left: ${left.reason}`
    : !("value" in right) ? `there is no derivative from the right: ${right.reason}`
    : !isClose(left.value, right.value) ? "the one-sided derivatives differ"
    : !Number.isFinite(left.value) ? "the tangent is vertical"
    : !isContinuous ? "the function jumps there"
    : undefined;
  return { exists: reason === undefined, ...(typeof at === "number" ? { value: at } : {}), ...values, ...(reason ? { reason } : {}) };
};

const valueOrReason = (expr: Expr, env: Readonly<Record<string, number>>): number | string => {
  try {
    return evaluate(expr, env);
  } catch (e) {
    if (isGradkitError(e, "scalar/no-value")) return (e.data as { reason: string }).reason;
    throw e;
  }
};

const isClose = (a: number, b: number | string): boolean =>
  typeof b === "number" && (a === b || Math.abs(a - b) <= 1e-15 * Math.max(1e-300, Math.abs(a), Math.abs(b)) || Math.abs(a - b) < 1e-300);
