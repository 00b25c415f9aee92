import type { Field } from "@gradkit/scalar";
import { ops } from "./operations.js";
import type { Tensor } from "./tensor.js";

/**
 * The calculus over tensors, element by element: with it scalar's `interpret` evaluates, differentiates, batches or traces a formula.
 *
 * @example
 * grad((x) => field.mul(field.sin(x), field.constant(2)))(0) // => 2
 */
export const field: Field<Tensor> = ops;
