import { add, mul, sin, square, sub, type Tensor } from "@gradkit/autodiff";
import { adam, minimizeTask, type Swept, type Task } from "@gradkit/optimizer";

export const rosenbrock = ([x, y]: Tensor[]) => add(square(sub(1, x!)), mul(100, square(sub(y!, square(x!)))));

/** It has no minimum, nor a point where its gradient is 0. */
const falling = ([x, y]: Tensor[]) => add(x!, square(sub(y!, sin(x!))));

const runs = (f: typeof rosenbrock, count: number, steps: number): readonly Task[] =>
  Array.from({ length: count }, (_, k) => minimizeTask(f, [-2 + (k % 20) / 5, -1 + k / 30], { method: adam({ rate: 0.002 }), stop: { steps, gradient: 0 }, seed: k }).task);

/** Runs of so many steps, each from its own start. Of a great many steps one may end before: where its gradient is 0. */
export const tasksOf = (count: number, steps: number): readonly Task[] => runs(rosenbrock, count, steps);

/** Runs that last longer than any test. */
export const endless = (count: number): readonly Task[] => runs(falling, count, 1e9);

/** Ends without what differs between machines: the time. */
export const bits = (ends: readonly Swept[]): unknown[] => ends.map((end) => ("run" in end ? { ...end.run, seconds: 0 } : String(end.error)));
