import { add, grad, mul, scan, square, sub, sum, zeros, type Tensor } from "@gradkit/autodiff";
import { task, type Eval } from "../task.js";

interface Input {
  readonly x: readonly number[];
  readonly n: number;
}

/** The n points −1 … 1. */
const points = ({ n }: Input): Float64Array => Float64Array.from({ length: n }, (_, i) => -1 + (i * 2) / (n - 1));

/** Half the sum of squares of sign(t) − Σ xⱼ tʲ over points t: the polynomial by Horner's rule, at all points at once. */
const objective = (x: Tensor, t: Tensor): Tensor => {
  const [polynomial] = scan((value, coefficient: Tensor) => [add(mul(value, t), coefficient), undefined], zeros(t.shape), x, { reverse: true });
  return mul(0.5, sum(square(sub(t.sign(), polynomial))));
};

export const llsq: Eval = {
  primal: (input: Input) => task(objective, [Float64Array.from(input.x), points(input)]),
  gradient: (input: Input) => task(grad(objective), [Float64Array.from(input.x), points(input)], (gradient: Float64Array) => [...gradient]),
};
