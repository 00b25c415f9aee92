import { checkShapes } from "./check-shape.js";
import type { Shape } from "./shape.js";

/** The shape of a derivative in numerator layout. */
export type Derivative<Of extends Shape, By extends Shape> = readonly [...Of, ...By];

/**
 * The shape of the derivative of an array of shape `of` by one of shape `by`, in numerator layout: the axes of the output, then those of the input.
 *
 * @source MML §5.3 and §5.4
 * @throws shapes/shape when a size is negative or not whole
 * @example
 * derivative([], [3])           // => [3]
 * derivative([5], [3])          // => [5, 3]
 * derivative([4, 2], [3])       // => [4, 2, 3]
 * derivative([2, 2], [3, 2])    // => [2, 2, 3, 2]
 */
export const derivative = <const Of extends Shape, const By extends Shape>(of: Of, by: By): Derivative<Of, By> =>
  checkShapes("derivative", of, by).flat() as unknown as Derivative<Of, By>;
