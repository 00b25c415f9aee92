import type { Answers } from "../ask.js";
import type { Descent, LastStep } from "../descent.js";
import type { Method, MethodEnd, MethodState, Point } from "../method.js";
import type { Search, SearchState } from "../search.js";
import { along, dot, isFinite } from "../vector.js";

export interface LineSearchState<Memory = unknown, S extends SearchState = SearchState> extends MethodState {
  readonly memory: Memory;
  /** Whether the memory is empty, so that the direction is that of steepest descent. */
  readonly fresh: boolean;
  readonly direction: Float64Array | undefined;
  readonly search: S | undefined;
  readonly last: LastStep | undefined;
  /** How often the descent has started again since the value last fell by more than rounding. */
  readonly restarts: number;
}

/** From where the next direction is taken. */
interface Aim<Memory> {
  readonly point: Point;
  readonly memory: Memory;
  readonly steps: number;
  readonly last?: LastStep;
  readonly restarts: number;
  readonly expected?: number;
}

/** Where no more than this part of the value can be gained, a failed search is the end. */
const negligible = 1e-11;

/**
 * A method of a descent, which says in which direction, and a search, which says how far: each step evaluates one point of the line. Where a search fails the descent
 * starts again from steepest descent, and where that fails the method ends.
 */
export const lineSearch = <Memory, S extends SearchState>(
  name: string, options: object, descent: Descent<Memory>, search: Search<S>,
): Method<LineSearchState<Memory, S>> => {
  type State = LineSearchState<Memory, S>;

  /** The state in which the search along the next direction begins; `expected` is what was expected before the memory was emptied. */
  const aim = ({ point, memory, steps, last, restarts, expected }: Aim<Memory>): State => {
    const fresh = expected !== undefined || steps === 0;
    const direction = descent.direction(memory, point);
    const slope = dot(point.gradient, direction);
    if (!(slope < 0) && !fresh) return aim({ point, memory: descent.init(point.x.length), steps, restarts, expected: 0 });
    const state = { point, memory, fresh, steps, last, restarts, direction, expected: expected ?? -slope / 2 };
    if (!(slope < 0) || !isFinite(direction)) return { ...state, ask: { want: "gradient", x: point.x }, search: undefined, end: { status: slope === 0 ? "gradient" : "non-finite" } };
    const first = search.start({ value: point.value, slope }, descent.firstStep(memory, direction, slope, last, point.x));
    return { ...state, search: first, ask: { want: "gradient", x: along(point.x, first.at, direction) } };
  };

  const ended = (state: State, status: MethodEnd["status"]): State => ({ ...state, end: { status } });

  return {
    kind: "minimize",
    name,
    options: options,
    bounded: false,
    init: (x) => ({ ask: { want: "gradient", x }, point: undefined, steps: 0, memory: descent.init(x.length), fresh: true, direction: undefined, search: undefined, last: undefined, restarts: 0 }),
    step: (state, answer) => {
      const { value, gradient } = answer as Answers["gradient"];
      const { point: from, direction, memory, steps } = state;
      const to: Point = { x: state.ask.x, value, gradient };
      if (!from || !direction || !state.search) return aim({ point: to, memory, steps: 0, restarts: 0 });
      const found = search.step(state.search, { value, slope: dot(gradient, direction) });
      if (found.verdict === "try") return { ...state, search: found, ask: { want: "gradient", x: along(from.x, found.at, direction) } };
      if (found.verdict === "fail") {
        const hopeless = state.fresh || state.restarts > 1 || (steps > from.x.length && state.expected! <= negligible * Math.abs(from.value));
        return hopeless ? ended(state, "line-search-failed") : aim({ point: from, memory: descent.init(from.x.length), steps, restarts: state.restarts + 1, expected: state.expected! });
      }
      const last: LastStep = { length: found.at, slope: dot(from.gradient, direction), decrease: from.value - value };
      const fell = last.decrease > 4 * Number.EPSILON * Math.abs(from.value);
      return aim({ point: to, memory: descent.remember(memory, { from, to, direction }), steps: steps + 1, last, restarts: fell ? 0 : state.restarts });
    },
  };
};
