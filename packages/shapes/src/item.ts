import { error } from "./errors.js";
import type { Shape } from "./shape.js";
import { product } from "./size.js";
import type { Strided } from "./strided.js";

/**
 * The number in an array of one element, of whatever rank.
 *
 * @throws shapes/item when there are more, or none
 * @example
 * item(array([[7]])) // => 7
 */
export const item = <S extends Shape>({ data, shape, offset }: Strided<S>): number => {
  if (product(shape) !== 1) throw error("shapes/item", { call: "item", got: shape, meant: "toNested(a)" });
  return data[offset]!;
};
