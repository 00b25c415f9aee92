import type { Damping } from "../damping.js";
import { dampedStep, predicted } from "../least-squares/damped.js";
import { rankOf } from "../least-squares/model.js";

/** Gauss and Newton's full steps, halved until the value falls enough. */
export const halving: Damping = {
  init: () => [1],
  trial: (model, [length]) => {
    const step = dampedStep(model, 0, rankOf(model)).map((p) => length! * p);
    return { step, predicted: predicted(model, step) };
  },
  update: ([length], { ratio }) => (ratio > 1e-4 ? [1] : [length! / 2]),
};
