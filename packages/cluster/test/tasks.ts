import { add, mul, square, sub, type Tensor } from "@gradkit/autodiff";
import { adam, minimizeTask, type Swept, type Task } from "@gradkit/optimizer";

export const rosenbrock = ([x, y]: Tensor[]) => add(square(sub(1, x!)), mul(100, square(sub(y!, square(x!)))));

/** Runs of so many steps, each from its own start. */
export const tasksOf = (count: number, steps: number): readonly Task[] =>
  Array.from({ length: count }, (_, k) => minimizeTask(rosenbrock, [-2 + (k % 20) / 5, -1 + k / 30], { method: adam({ rate: 0.002 }), stop: { steps, gradient: 0 }, seed: k }).task);

/** Ends without what differs between machines: the time. */
export const bits = (ends: readonly Swept[]): unknown[] => ends.map((end) => ("run" in end ? { ...end.run, seconds: 0 } : String(end.error)));
