import { add, jacobian, linearize as differentiate, sub, Tensor, vjp, type Returned } from "@gradkit/autodiff";
import { fromData, NDArray } from "@gradkit/shapes";
import { error } from "./errors.js";

/** A function and its derivative at a point. */
export interface Linearization<X, Y> {
  /** f(x₀) */
  readonly value: Y;
  /** The whole Jacobian, [...shape of f(x), ...shape of x], computed when it is asked for. */
  readonly jacobian: unknown;
  /** f(x₀) + J · (x − x₀), without J. */
  readonly at: (x: X) => Y;
  /** J · dx, without J, at about the cost of f. */
  readonly pushforward: (dx: X) => Y;
  /** Jᵀ · ȳ, the sensitivities of the inputs to what the outputs weigh, without J. */
  readonly pullback: (cotangent: Y) => X;
}

/** A number, an array or a tree of them, with literal numbers forgotten. */
type Wide<X> = X extends number ? number : X extends Tensor | NDArray | Float64Array | Float32Array ? X : X extends object ? { -readonly [K in keyof X]: Wide<X[K]> } : X;

export interface Linearize {
  <R, X>(f: (x: Tensor) => R, x0: X): Linearization<Wide<X>, Returned<R, readonly [X]>>;
  <R, X>(f: (x: never) => R, x0: X): Linearization<Wide<X>, Returned<R, readonly [X]>>;
}

/**
 * The linear model of a function at a point. f is evaluated once for its value and all directions, and once more for all pullbacks; the Jacobian is formed only if it is read.
 *
 * @param f   a function of a tree of tensors, with any tree as its value
 * @param x0  the point, a tree of numbers and arrays
 * @throws autodiff/leaf, autodiff/integer; autodiff/tree where a direction is not like the point
 * @source MML 5.148
 * @example
 * import { add, mul, square } from "@gradkit/autodiff"
 * const model = linearize(([x, y]) => add(square(x), mul(x, y)), [1, 2])
 * model.value               // => 3
 * model.jacobian            // => [4, 1]
 * model.at([1.5, 2])        // => 5
 * model.pushforward([0, 1]) // => 1
 * model.pullback(2)         // => [8, 2]
 */
export const linearize = ((f: (x: never) => unknown, x0: unknown): Linearization<unknown, unknown> => {
  const { value, pushforward } = differentiate(f as (x: Tensor) => unknown, x0 as Tensor) as { value: unknown; pushforward: (dx: unknown) => unknown };
  let back: ((cotangent: unknown) => unknown) | undefined;
  const pulled = (): ((cotangent: unknown) => unknown) => {
    const { pullback } = vjp(f as (x: Tensor) => unknown, x0 as Tensor) as unknown as { pullback: (cotangent: unknown) => unknown };
    return (cotangent) => (pullback(cotangent) as readonly unknown[])[0];
  };
  let matrix: unknown;
  return {
    value,
    get jacobian() {
      return (matrix ??= jacobian(f as (x: Tensor) => unknown)(x0 as Tensor));
    },
    at: (x) => combined(value, pushforward(combined(x, x0, -1)), 1),
    pushforward,
    pullback: (cotangent) => (back ??= pulled())(cotangent),
  };
}) as unknown as Linearize;

/** a ± b for trees of one structure, leaf by leaf. */
const combined = (a: unknown, b: unknown, sign: 1 | -1): unknown => {
  if (a instanceof Tensor || b instanceof Tensor) return (sign > 0 ? add : sub)(a as Tensor, b as Tensor);
  if (typeof a === "number" && typeof b === "number") return a + sign * b;
  if (a instanceof NDArray && b instanceof NDArray && a.shape.join() === b.shape.join()) {
    const other = [...b];
    return fromData(Float64Array.from(a, (x, k) => x + sign * other[k]!), a.shape);
  }
  if (isTyped(a)) return Float64Array.from(combined(Array.from(a), b, sign) as number[]);
  if (isTyped(b)) return combined(a, Array.from(b), sign);
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) return a.map((x, k) => combined(x, b[k], sign));
  if (isPlain(a) && isPlain(b)) return Object.fromEntries(Object.entries(a).map(([key, x]) => [key, combined(x, b[key], sign)]));
  throw error("taylor/tree", { call: "linearize" });
};

const isTyped = (x: unknown): x is Float64Array | Float32Array => x instanceof Float64Array || x instanceof Float32Array;
const isPlain = (x: unknown): x is Record<string, unknown> => typeof x === "object" && x !== null && !Array.isArray(x) && !(x instanceof NDArray) && !isTyped(x);
