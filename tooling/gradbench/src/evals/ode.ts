import { add, concat, fori, grad, mul, slice, zeros, type Tensor } from "@gradkit/autodiff";
import { task, type Eval } from "../task.js";

interface Input {
  readonly x: readonly number[];
  readonly s: number;
}

/** y′ = (x₀, x₁ y₀, x₂ y₁, …) */
const slope = (x: Tensor, y: Tensor): Tensor => concat([slice(x, [0, 1]), mul(slice(x, [1]), slice(y, [0, -1]))]);

/** The solution at time 2, from 0, by steps of Runge and Kutta's method of fourth order. */
const solution = (steps: number) => (x: Tensor): Tensor => {
  const h = 2 / steps;
  return fori(0, steps, (_, y: Tensor) => {
    const first = slope(x, y);
    const second = slope(x, add(y, mul(h / 2, first)));
    const third = slope(x, add(y, mul(h / 2, second)));
    const fourth = slope(x, add(y, mul(h, third)));
    return add(y, mul(h / 6, add(add(first, fourth), mul(2, add(second, third)))));
  }, zeros(x.shape)) as Tensor;
};

const last = (steps: number) => (x: Tensor): Tensor => slice(solution(steps)(x), -1);

export const ode: Eval = {
  primal: ({ x, s }: Input) => task(solution(s), [Float64Array.from(x)], (y: Float64Array) => [...y]),
  gradient: ({ x, s }: Input) => task(grad(last(s)), [Float64Array.from(x)], (gradient: Float64Array) => [...gradient]),
};
