import type { Tensor } from "@gradkit/autodiff";
import { series } from "@gradkit/autodiff/series";
import { array, fromData, type NDArray, type Shape } from "@gradkit/shapes";
import { checkOrder } from "./local-function.js";

export interface Jet {
  (f: (x: Tensor) => Tensor<readonly []>, x0: unknown, direction: unknown, order: number): number[];
  <S extends Shape>(f: (x: Tensor) => Tensor<S>, x0: unknown, direction: unknown, order: number): (number extends S["length"] ? number | NDArray : NDArray)[];
  (f: (x: never) => unknown, x0: unknown, direction: unknown, order: number): (number | NDArray)[];
}

/**
 * The Taylor coefficients of f(x₀ + t · direction) in t: Taylor-mode differentiation, at O(order²) times the cost of f whatever the number of variables. The k-th
 * coefficient times k! is the k-th derivative along the direction.
 *
 * @param f          a function of a tree of tensors, through loops and branches
 * @param x0         the point, a tree of numbers and arrays
 * @param direction  of the same structure and shapes
 * @returns          order + 1 coefficients: numbers, or arrays of the shape of f(x), in the tree that f gives
 * @throws taylor/order; autodiff/tree where the direction is not like the point
 * @source MML 5.7, 5.149; Griewank and Walther (2008), chapter 13
 * @example
 * import { exp, mul, square } from "@gradkit/autodiff"
 * jet((x) => exp(x), 0, 1, 4)                          // => [1, 1, 0.5, 0.166666666…, 0.041666666…]
 * jet(([x, y]) => mul(x, y), [2, 3], [1, 1], 3)        // => [6, 5, 1, 0]
 * jet((x) => square(x), [1, 2], [1, 0], 1)[1].toNested() // => [2, 0]
 */
export const jet = ((f: (x: never) => unknown, x0: unknown, direction: unknown, order: number): unknown[] => {
  checkOrder("jet", order, 10_000);
  return (series as unknown as (f: unknown, terms: unknown, order: number) => unknown[])(f, [[x0], [direction]], order).map(arrays);
}) as Jet;

/** A tree with its nested and typed arrays as NDArrays. */
const arrays = (node: unknown): unknown => {
  if (node instanceof Float64Array || node instanceof Float32Array || node instanceof Int32Array) return fromData(node, [node.length]);
  if (Array.isArray(node)) return isNumeric(node) ? array(node as number[]) : node.map(arrays);
  if (typeof node === "object" && node !== null && Object.getPrototypeOf(node) === Object.prototype) return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, arrays(value)]));
  return node;
};

const isNumeric = (list: readonly unknown[]): boolean => list.every((item) => typeof item === "number" || (Array.isArray(item) && isNumeric(item)));
