import type { Expr } from "@gradkit/scalar";
import { affineIn } from "./affine.js";

type Values = Readonly<Record<string, number>>;

/** The part by which sums of squares differ that are equal. */
const same = 1e-9;

/** The same fit with positive parameters where their sign does not matter, as that of a peak's width: alone, or together with that of one in which the formula is linear. */
export const positive = (expr: Expr, free: readonly string[], values: Values, sse: (values: Values) => number): Values => {
  const linear = affineIn(expr, free);
  const least = sse(values);
  const isSame = (other: Values): boolean => Math.abs(sse(other) - least) <= same * least;
  return free.filter((name) => !linear.includes(name)).reduce((current, name) => {
    if (!(current[name]! < 0)) return current;
    const flipped = { ...current, [name]: -current[name]! };
    const choices = [flipped, ...linear.map((other) => ({ ...flipped, [other]: -flipped[other]! }))];
    return choices.find(isSame) ?? current;
  }, values);
};
