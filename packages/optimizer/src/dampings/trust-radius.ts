import type { Damping } from "../damping.js";
import { predicted, stepWithin } from "../least-squares/damped.js";
import { rankOf } from "../least-squares/model.js";
import { reflected } from "../least-squares/reflected.js";
import { norm } from "../vector.js";

/**
 * Steps that minimise the model within a radius, which shrinks to a quarter of a step that fell short and doubles after one that did as expected; at bounds
 * the best of a truncated, a reflected and a steepest step.
 *
 * @source Branch, Coleman, Li (1999); Nocedal and Wright (2006), algorithm 4.1
 */
export const trustRadius: Damping = {
  init: ({ point: { x }, scale }) => {
    const length = norm(x.map((xi, i) => xi / scale[i]!));
    return [length > 0 && Number.isFinite(length) ? length : 1];
  },
  trial: (model, [radius], bounds) => {
    const step = stepWithin(model, radius!, rankOf(model));
    const chosen = bounds ? reflected(model, step, radius!, bounds) : step;
    return { step: chosen, predicted: predicted(model, chosen) };
  },
  update: ([radius], { ratio, length }) => {
    if (!(ratio >= 0.25)) return [0.25 * Math.min(length, radius!)];
    return [ratio > 0.75 && length > 0.95 * radius! ? 2 * radius! : radius!];
  },
};
