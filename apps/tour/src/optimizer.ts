import { dot, matmul, mul, sub, type Tensor } from "@gradkit/autodiff";
import { evaluatorFor, gradientDescent, newton, type Method } from "@gradkit/optimizer";
import type { Stop } from "./stop.js";

/** ½xᵀAx − bᵀx with A = [[2, 1], [1, 20]], b = (5, 3). */
const quadratic = (x: Tensor) => sub(mul(0.5, dot(x, matmul([[2, 1], [1, 20]], x))), dot([5, 3], x));

/** Where a method is after some evaluations, from (−3, −1), stepped by hand. */
const after = (evaluations: number, { init, step }: Method): readonly number[] => {
  const { answer } = evaluatorFor(quadratic, [-3, -1]);
  let state = init(Float64Array.of(-3, -1));
  for (let k = 0; k < evaluations; k++) state = step(state, answer(state.ask));
  return Array.from(state.ask.x);
};

/** §7.1: the gradient put to use. */
export const optimizer: readonly Stop[] = [
  { equation: "Ex. 7.1", says: "gradient descent with rate 0.085, one step and two",        show: () => [1, 2].map((steps) => after(steps, gradientDescent({ rate: 0.085 }))) },
  { equation: "§7.1",    says: "Newton's method is at the minimum of a quadratic in a step", show: () => after(2, newton({ radius: 10 })) },
];
