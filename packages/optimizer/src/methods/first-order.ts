import type { Answers } from "../ask.js";
import { clampTo } from "../bounds.js";
import type { Method, MethodState, Point } from "../method.js";
import type { FirstOrderOptions, Rule, Slots } from "../rule.js";
import type { Memory, Rate } from "../schedule.js";
import { along } from "../vector.js";

export interface FirstOrderState extends MethodState {
  readonly slots: Slots;
  readonly numbers: readonly number[];
  readonly memory: Memory;
}

const rateAt = (rate: Rate, t: number, memory: Memory): number => (typeof rate === "number" ? rate : rate.at(t, memory));

/**
 * A method that moves by a rule: its descent is the rule, its search the rate, and every move is accepted. Within bounds each move is projected.
 *
 * After k answers `state.ask.x` is the point after k moves.
 */
export const firstOrder = (rule: Rule, options: FirstOrderOptions & { readonly rate: Rate }): Method<FirstOrderState> => {
  const { rate, clip, weightDecay = 0 } = options;
  return {
    kind: "minimize",
    name: rule.name,
    options: options,
    bounded: true,
    init: (x, bounds) => ({
      ask: { want: "gradient", x },
      point: undefined,
      steps: 0,
      slots: Object.fromEntries(Object.entries(rule.slots).map(([name, start]) => [name, new Float64Array(x.length).fill(start)])),
      numbers: rule.numbers ?? [],
      memory: typeof rate === "number" ? [] : rate.memory,
      bounds,
    }),
    step: (state, answer, reuse) => {
      const { x } = state.ask;
      const { value, gradient } = answer as Answers["gradient"];
      const point: Point = { x, value, gradient };
      const t = state.point ? state.steps + 1 : 0;
      const memory = typeof rate === "number" || !rate.see || t === 0 ? state.memory : rate.see(value, state.memory);
      const clipped = clip ? clip.apply(gradient) : gradient;
      const nextX = reuse?.point && reuse.point.x !== x ? reuse.point.x : new Float64Array(x.length);
      const nextSlots = reuse ? reuse.slots : Object.fromEntries(Object.keys(state.slots).map((name) => [name, new Float64Array(x.length)]));
      const numbers = rule.update({
        t: t + 1,
        rate: rateAt(rate, t, memory),
        x,
        gradient: weightDecay === 0 ? clipped : along(clipped, weightDecay, x),
        slots: state.slots,
        nextX,
        nextSlots,
        numbers: state.numbers,
      });
      const { bounds } = state;
      return {
        ask: { want: "gradient", x: bounds ? clampTo(bounds, nextX) : nextX },
        point,
        steps: t,
        slots: nextSlots,
        numbers: numbers ?? state.numbers,
        memory,
        bounds,
      };
    },
  };
};
