import type { Program } from "@gradkit/autodiff";
import { interpret } from "@gradkit/autodiff/backend";
import type { NDArray } from "@gradkit/shapes";
import { random } from "../conformance/case.js";
import { moved } from "./moved.js";
import { differences, outcomeOf, type Outcome } from "./outcome.js";

/** How often a program is run with more of its numbers rounded. */
const runs = 32;

/**
 * Whether rounding decides that a program gives what it gave: with more of its numbers rounded, the interpreter gives numbers on both sides of each, or ends in the same error. Where a fault makes a difference that rounding
 * does not, it stays one.
 */
export const roundingDecides = (program: Program, args: readonly NDArray[], got: Outcome, allowed: (largest: number) => number): boolean => {
  const next = random(1);
  const others = Array.from({ length: runs }, () => outcomeOf(() => interpret(moved(program, next), args)));
  if ("code" in got) return others.some((other) => "code" in other && other.code === got.code);
  const values = others.flatMap((other) => ("values" in other ? [other.values] : []));
  const nearest = got.values.map((ys, k) => ys.map((y, i) => {
    const seen = values.map((each) => each[k]![i]!);
    if (seen.some((x) => Object.is(x, y))) return y;
    const numbers = seen.filter(Number.isFinite);
    return Number.isFinite(y) && numbers.length > 0 ? Math.min(Math.max(y, Math.min(...numbers)), Math.max(...numbers)) : numbers[0] ?? seen[0]!;
  }));
  return !differences({ values: nearest }, got, allowed);
};
