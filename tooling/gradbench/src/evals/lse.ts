import { add, amax, exp, grad, log, sub, sum, type Tensor } from "@gradkit/autodiff";
import { task, type Eval } from "../task.js";

interface Input {
  readonly x: readonly number[];
}

/** log Σ exp x, by the largest x. */
const objective = (x: Tensor): Tensor => {
  const largest = amax(x);
  return add(largest, log(sum(exp(sub(x, largest)))));
};

export const lse: Eval = {
  primal: ({ x }: Input) => task(objective, [Float64Array.from(x)]),
  gradient: ({ x }: Input) => task(grad(objective), [Float64Array.from(x)], (gradient: Float64Array) => [...gradient]),
};
