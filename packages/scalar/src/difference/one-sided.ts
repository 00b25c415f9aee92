import { extrapolation, type Side } from "./extrapolation.js";
import { stepAt } from "./samples.js";
import { search, type Found, type Problem } from "./search.js";
import { levelsAt } from "./start.js";
import { weightsOf } from "./stencil.js";

const u = 2 ** -53;

/**
 * Whether the difference quotients of one side grow without bound as h → 0 (a vertical tangent, a jump): the sign of the infinity, or 0. They are
 * compared at five steps, down to the smallest that rounding leaves: even growth, like that of a power or a logarithm, shows; noise does not.
 */
const divergenceOf = ({ samples: { x, center, at }, order, noise = 0 }: Problem, sign: number, level: number): number => {
  const offsets = Array.from({ length: order + 1 }, (_, k) => sign * (Number.isFinite(center) ? k : k + 1));
  const weights = weightsOf(order, offsets);
  const quotientAt = (drop: number): number => {
    const ys = offsets.map((offset) => at(level - drop, offset));
    const total = weights.reduce((sum, w, i) => sum + w * ys[i]!, 0);
    const rounding = weights.reduce((sum, w, i) => sum + Math.abs(w) * (u * Math.abs(ys[i]!) + noise), 0);
    return Math.abs(total) > 32 * rounding ? total / stepAt(-drop) ** order : NaN;
  };
  const { lowest } = levelsAt(x, order);
  const reach = [15, 12, 10, 8, 7, 6, 5, 4, 3, 2].find((step) => level - 5 * step > lowest && Number.isFinite(quotientAt(5 * step))) ?? 0;
  const growth = [2, 3, 4, 5].map((k) => quotientAt(k * reach) / quotientAt((k - 1) * reach));
  const isEven = growth.every((g, k) => g > 1.05 && (k === 0 || (g < 1.15 * growth[k - 1]! && g > 0.8 * growth[k - 1]!)));
  return isEven ? Math.sign(quotientAt(reach)) : 0;
};

/** The derivative on one side; where the quotients grow without bound it is ±Infinity, with an infinite error. */
export const oneSided = (problem: Problem, side: Exclude<Side, "central">): Found => {
  const sign = side === "forward" ? 1 : -1;
  let infinity = 0;
  const found = search(problem, side, (bottom) => (infinity = divergenceOf(problem, sign, bottom)) !== 0);
  return infinity === 0 ? found : { ...found, value: infinity * Infinity, error: Infinity };
};

/**
 * Whether f is not smooth at x, as central differences hide and each side by itself shows: it converges where they do not, or grows without bound.
 * A break at x is seen at all steps, one beside x is not.
 */
export const isBroken = (problem: Problem, bottom: number, top: number): boolean =>
  isBent(problem, bottom, top) || [1, -1].some((sign) => divergenceOf(problem, sign, bottom) !== 0);

const isBent = ({ samples, order, noise = 0 }: Problem, bottom: number, top: number): boolean => {
  const hasCenter = Number.isFinite(samples.center);
  const doubtOf = (side: Side, drop: number): number => {
    const best = extrapolation(samples, order, side, hasCenter)(bottom - drop, top - drop, noise);
    return best ? best.truncation + 2 * best.rounding : Infinity;
  };
  const isBetter = (drop: number) => 8 * (doubtOf("forward", drop) + doubtOf("backward", drop)) < doubtOf("central", drop);
  return isBetter(0) && isBetter(Math.ceil(12 / order));
};
