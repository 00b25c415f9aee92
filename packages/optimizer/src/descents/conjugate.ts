import type { Descent } from "../descent.js";
import { along, dot, norm, scaled, subtract } from "../vector.js";
import { sameDecrease } from "./first-length.js";

/** What the next direction is made of: the last one, and the factor by which it is added. */
export interface Conjugacy {
  readonly direction: Float64Array;
  readonly beta: number;
}

/** The formulas for β: Polak and Ribière's, kept from falling below 0, and Hager and Zhang's. */
export type Beta = "polakRibiere" | "hagerZhang";

/**
 * The direction −g + β d: conjugate to the last ones where the function is quadratic. Memory n numbers.
 *
 * @source Nocedal and Wright (2006), (5.44), (5.45); Hager and Zhang (2005), (1.3), (1.6)
 */
export const conjugate = (beta: Beta): Descent<Conjugacy | undefined> => ({
  name: "conjugate",
  options: { beta },
  init: () => undefined,
  direction: (memory, { gradient }) => (memory ? along(scaled(-1, gradient), memory.beta, memory.direction) : scaled(-1, gradient)),
  firstStep: (_, direction, slope, last, x) => sameDecrease(direction, slope, last, x),
  remember: (_, { from, to, direction }) => ({ direction, beta: formulas[beta](from.gradient, to.gradient, direction) }),
});

const formulas: Readonly<Record<Beta, (from: Float64Array, to: Float64Array, direction: Float64Array) => number>> = {
  polakRibiere: (from, to) => Math.max(0, dot(to, subtract(to, from)) / dot(from, from)),
  hagerZhang: (from, to, direction) => {
    const y = subtract(to, from);
    const dy = dot(direction, y);
    const beta = (dot(y, to) - (2 * dot(y, y) * dot(direction, to)) / dy) / dy;
    return Math.max(beta, -1 / (norm(direction) * Math.min(0.01, norm(from))));
  },
};
