import { concat, neg, square, sub, sum, type Tensor } from "@gradkit/autodiff";
import { descend } from "../descend.js";
import { gradientIn, type Mode } from "../mode.js";
import { task, type Eval } from "../task.js";

interface Input {
  readonly start: readonly [number, number];
}

const objective = (x: Tensor, y: Tensor): Tensor => sub(sum(square(x)), sum(square(y)));

/** The y that is best for an x, from a start. */
const answer = (mode: Mode, x: Tensor, start: Tensor): Tensor => {
  const loss = (y: Tensor): Tensor => neg(objective(x, y));
  return descend(loss, gradientIn(mode, loss), start);
};

/** The x whose best answer is least, and that answer: the descent for x differentiates through the one for y. */
const saddlePoint = (outer: Mode, inner: Mode) => (start: Tensor): Tensor => {
  const worst = (x: Tensor): Tensor => objective(x, answer(inner, x, start));
  const x = descend(worst, gradientIn(outer, worst), start);
  return concat([x, answer(inner, x, start)]);
};

const run = (outer: Mode, inner: Mode) => ({ start }: Input) => task(saddlePoint(outer, inner), [Float64Array.from(start)], (point: Float64Array) => [...point]);

export const saddle: Eval = { rr: run("r", "r"), ff: run("f", "f"), fr: run("f", "r"), rf: run("r", "f") };
