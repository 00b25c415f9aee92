import type { Answers } from "../ask.js";
import { clampTo, heldAt } from "../bounds.js";
import { unitLength } from "../descents/first-length.js";
import { limitedMemory, type Pair } from "../descents/limited-memory.js";
import type { Bounds, Method, MethodState, Point } from "../method.js";
import { along, dot, isFinite, subtract } from "../vector.js";

export interface LbfgsbState extends MethodState {
  readonly pairs: readonly Pair[];
  readonly direction: Float64Array | undefined;
  readonly length: number;
  readonly tries: number;
  readonly bounds: Bounds;
}

/** The part of the decrease that the gradient promises which must be reached, and how often a step is shortened. */
const decrease = 1e-4;
const limit = 40;

/** Where no more than this part of the value can be gained, a failed search is the end. */
const negligible = 1e-11;

/** What lbfgsb is made of. It stands apart from that name: a bundler that sees an export of the package loads it at once, but within bounds it is loaded later. */
export const projectedMemory = (options: { readonly memory?: number } = {}): Method<LbfgsbState> => {
  const descent = limitedMemory("lbfgsb", options.memory ?? 10);

  /** The state in which the first point along the next direction is asked for. */
  const aim = (state: LbfgsbState, point: Point, pairs: readonly Pair[]): LbfgsbState => {
    const held = heldAt(state.bounds, point.x, point.gradient);
    const free = (v: Float64Array): Float64Array => v.map((vi, i) => (held[i] ? 0 : vi));
    const known = pairs.map(({ s, y }) => pairOf(free(s), free(y))).filter(({ s, y, sy }) => isCurved(s, y, sy));
    const direction = free(descent.direction(known, { ...point, gradient: free(point.gradient) }));
    const slope = dot(point.gradient, direction);
    const next = { ...state, point, pairs, direction, expected: -slope / 2, tries: 0 };
    if (!(slope < 0)) return known.length > 0 ? aim(state, point, []) : { ...next, end: { status: "gradient" } };
    return trying(next, known.length > 0 ? 1 : unitLength(direction, point.x));
  };

  const trying = (state: LbfgsbState, length: number): LbfgsbState =>
    ({ ...state, length, ask: { want: "gradient", x: clampTo(state.bounds, along(state.point!.x, length, state.direction!)) } });

  return {
    kind: "minimize",
    name: "lbfgsb",
    options,
    bounded: true,
    init: (x, bounds = unbounded(x.length)) => ({ ask: { want: "gradient", x }, point: undefined, steps: 0, pairs: [], direction: undefined, length: 0, tries: 0, bounds }),
    step: (state, answer) => {
      const { value, gradient } = answer as Answers["gradient"];
      const to: Point = { x: state.ask.x, value, gradient };
      const { point: from, pairs, tries, length } = state;
      if (!from) return isFinite(gradient) ? aim(state, to, []) : { ...state, point: to, end: { status: "non-finite" } };
      const step = subtract(to.x, from.x);
      const promised = dot(from.gradient, step);
      const near = Math.abs(value - from.value) <= 4 * Number.EPSILON * Math.abs(from.value) && Math.abs(dot(gradient, step)) < -promised;
      if (Number.isFinite(value) && isFinite(gradient) && (value <= from.value + decrease * promised || near)) {
        const pair = pairOf(step, subtract(gradient, from.gradient));
        const kept = isCurved(pair.s, pair.y, pair.sy) ? [...pairs, pair].slice(-(options.memory ?? 10)) : pairs;
        return aim({ ...state, steps: state.steps + 1 }, to, kept);
      }
      const hopeless = tries > 2 && -promised <= negligible * Math.abs(from.value) && state.expected! <= negligible * Math.abs(from.value);
      if (hopeless) return { ...state, end: { status: "line-search-failed" } };
      if (tries >= limit) return pairs.length > 0 ? aim(state, from, []) : { ...state, end: { status: "line-search-failed" } };
      const parabola = Number.isFinite(value) ? (-promised * length) / (2 * (value - from.value - promised)) : 0;
      return trying({ ...state, tries: tries + 1 }, Math.min(Math.max(parabola, 0.1 * length), 0.5 * length));
    },
  };
};

const pairOf = (s: Float64Array, y: Float64Array): Pair => ({ s, y, sy: dot(s, y) });
const isCurved = (s: Float64Array, y: Float64Array, sy: number): boolean => sy > Number.EPSILON * Math.sqrt(dot(s, s) * dot(y, y));
const unbounded = (n: number): Bounds => ({ lower: new Float64Array(n).fill(-Infinity), upper: new Float64Array(n).fill(Infinity) });
