import type { Descent } from "../descent.js";
import { error } from "../errors.js";
import { dot, scaled, subtract } from "../vector.js";
import { unitLength } from "./first-length.js";

/** A step and the change of the gradient along it. */
export interface Pair {
  readonly s: Float64Array;
  readonly y: Float64Array;
  /** sᵀy */
  readonly sy: number;
}

/**
 * The direction of {@link quasiNewton} from the last steps alone, by two loops over them: memory 2n numbers for each.
 *
 * @source Nocedal and Wright (2006), algorithm 7.4
 * @throws optimizer/option
 */
export const limitedMemory = (call: string, memory: number): Descent<readonly Pair[]> => ({
  name: "limitedMemory",
  options: { memory: checked(call, memory) },
  init: () => [],
  direction: (pairs, { gradient }) => twoLoops(pairs, scaled(-1, gradient)),
  firstStep: (pairs, direction, _, __, x) => (pairs.length > 0 ? 1 : unitLength(direction, x)),
  remember: (pairs, { from, to }) => {
    const [s, y] = [subtract(to.x, from.x), subtract(to.gradient, from.gradient)];
    const sy = dot(s, y);
    if (!(sy > Number.EPSILON * Math.sqrt(dot(s, s) * dot(y, y)))) return pairs;
    return [...pairs, { s, y, sy }].slice(-memory);
  },
});

const checked = (call: string, memory: number): number => {
  if (Number.isInteger(memory) && memory >= 1) return memory;
  throw error("optimizer/option", { call, option: "memory", rule: "must be a whole number, 1 or more", got: String(memory) });
};

/** H q for the inverse Hessian H of the pairs; q is overwritten. */
const twoLoops = (pairs: readonly Pair[], q: Float64Array): Float64Array => {
  const add = (by: number, v: Float64Array): void => {
    for (let i = 0; i < q.length; i++) q[i] = q[i]! + by * v[i]!;
  };
  const parts = new Float64Array(pairs.length);
  for (let k = pairs.length - 1; k >= 0; k--) {
    const { s, y, sy } = pairs[k]!;
    parts[k] = dot(s, q) / sy;
    add(-parts[k]!, y);
  }
  const newest = pairs.at(-1);
  if (newest) for (let i = 0, by = newest.sy / dot(newest.y, newest.y); i < q.length; i++) q[i] = q[i]! * by;
  for (const [k, { s, y, sy }] of pairs.entries()) add(parts[k]! - dot(y, q) / sy, s);
  return q;
};
