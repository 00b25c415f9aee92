import type { Expr } from "../expr.js";
import { interpret } from "../interpret.js";
import { reals } from "../evaluate/reals.js";
import { accuracy, fromNumber, sign, top, type Real } from "../real/index.js";

/** What two expressions are to each other at one point, proved by balls; `open` where the last precision leaves it open. */
export type Comparison = "same" | "different" | "only a" | "only b" | "neither" | "open";

const precisions = [128, 512, 2048] as const;
/** A difference that vanishes to so many bits of the larger value counts as none. */
const sameBits = 80;

/** Compares the values of two expressions at a point, with as many bits as it takes. */
export const compareAt = (a: Expr, b: Expr, env: Readonly<Record<string, number>>): Comparison => {
  let comparison: Comparison = "open";
  for (const precision of precisions) {
    const [x, y] = valuesAt([a, b], env, precision) as [Real, Real];
    comparison = compare(x, y, precision);
    if (comparison !== "open") break;
  }
  return comparison;
};

const compare = (x: Real, y: Real, precision: number): Comparison => {
  const F = reals(precision);
  if (x.reason !== undefined || y.reason !== undefined) return existence(x, y);
  const difference = F.sub(x, y);
  const side = sign(difference);
  if (side !== undefined) return side === 0 ? "same" : "different";
  return Math.min(accuracy(x), accuracy(y)) >= sameBits || isTiny(difference) ? "same" : "open";
};

const existence = (x: Real, y: Real): Comparison => {
  if (x.reason !== undefined && y.reason !== undefined) return "neither";
  return isKnown(x) ? "only a" : isKnown(y) ? "only b" : "open";
};

const isKnown = ({ beyond, reason }: Real): boolean => !beyond && reason === undefined;
const isTiny = (x: Real): boolean => !x.beyond && top(x) < -400;

/** The values over balls that hold them. */
const valuesAt = (roots: readonly Expr[], env: Readonly<Record<string, number>>, precision: number): Real[] => {
  const at = Object.fromEntries(Object.entries(env).map(([name, x]) => [name, fromNumber(x)]));
  return roots.map((root) => interpret(root, reals(precision), at));
};
