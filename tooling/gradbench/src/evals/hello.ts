import { grad, mul, type Tensor } from "@gradkit/autodiff";
import { task, type Eval } from "../task.js";

const square = (x: Tensor): Tensor => mul(x, x);

/** x² and its derivative. */
export const hello: Eval = {
  square: (x: number) => task(square, [x]),
  double: (x: number) => task(grad(square), [x]),
};
