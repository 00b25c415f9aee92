import type { Damping } from "../damping.js";
import { dampedStep, predicted } from "../least-squares/damped.js";
import { rankOf } from "../least-squares/model.js";

/** The first damping, as a part of the largest squared singular value. */
const first = 1e-3;

/**
 * Steps with a penalty on their length: the damping falls smoothly after a step that did as expected, and rises ever faster after ones that did not.
 *
 * @source Levenberg (1944); Marquardt (1963); Nielsen (1999), Damping parameter in Marquardt's method, (2.5)
 */
export const marquardt: Damping = {
  init: ({ singular }) => [first * (singular[0] ?? 1) ** 2 || first, 2],
  trial: (model, [damping]) => {
    const step = dampedStep(model, damping!, rankOf(model));
    return { step, predicted: predicted(model, step) };
  },
  update: ([damping, growth], { ratio }) => (ratio > 0 ? [damping! * Math.max(1 / 3, 1 - (2 * ratio - 1) ** 3), 2] : [damping! * growth!, 2 * growth!]),
};
