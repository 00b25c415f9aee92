import { grad } from "./grad.js";
import { jacobian } from "./jacobian.js";
import { jvp } from "./jvp.js";

/**
 * The Hessian of a function with one number as its value: forward over reverse. For an argument of shape T its shape is [...T, ...T]; for a tree it is the
 * tree of trees of second partial derivatives.
 *
 * @throws autodiff/not-scalar, autodiff/leaf, autodiff/integer
 * @source MML 5.147
 * @example
 * hessian(([x, y]) => add(square(x), mul(x, y)))([1, 2]) // => [[2, 1], [1, 0]]
 */
export const hessian = <A extends readonly unknown[]>(f: (...args: A) => unknown, argnum = 0): ((...args: A) => unknown) => jacobian(grad(f, argnum), { mode: "forward", argnum });

/**
 * The product of the Hessian at x with a direction v, H(x) v, forward over reverse: a small multiple of the cost of f, the Hessian is never formed.
 *
 * @param f  a function of one argument with one number as its value
 * @throws autodiff/not-scalar, autodiff/leaf, autodiff/tree
 * @source Pearlmutter, Fast exact multiplication by the Hessian, 1994
 * @example
 * hvp(([x, y]) => mul(square(x), y))([1, 2], [1, 0]) // => [4, 2]
 */
export const hvp =
  <T>(f: (x: T) => unknown): ((x: T, v: T) => T) =>
  (x, v) =>
    jvp(grad(f), [x], [v]).tangent;
