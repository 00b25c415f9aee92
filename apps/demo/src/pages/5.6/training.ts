import { checkGradients, mean, square, sub, vmap, type Tensor } from "@gradkit/autodiff";
import { gradientDescent, minimize } from "@gradkit/optimizer";
import { layer } from "./network-layer.js";
import type { Checked, Descent, Weights } from "./network-state.js";

const network = (weights: Weights, x: Tensor): Tensor => weights.reduce((f, _, k) => layer(weights, k, f), x);

/** The mean of the squared errors over examples, each a row of one number. */
const loss = (xs: readonly number[], ys: readonly number[]) => (weights: Weights): Tensor =>
  mean(square(sub(vmap((x: Tensor) => network(weights, x))(xs.map((x) => [x])) as unknown as Tensor, ys.map((y) => [y])))) as Tensor;

/** The gradient by all weights against differences, and forward against reverse mode. */
export const checked = (weights: Weights, xs: readonly number[], ys: readonly number[]): Checked => {
  const { ok, worst, message } = checkGradients(loss(xs, ys), weights, { order: 1 });
  return { ok, code: ok ? "check/agrees" : "check/differs", data: { worst }, message };
};

/** The loss after each step of gradient descent with a fixed rate, and how it ended. */
export const descended = async (weights: Weights, xs: readonly number[], ys: readonly number[], rate: number, steps: number): Promise<Descent> => {
  const { history, outcome } = await minimize(loss(xs, ys), weights, { method: gradientDescent({ rate }), stop: { steps } });
  return { losses: history.values, end: { code: `ending/${outcome.status}`, data: outcome, message: outcome.message } };
};
