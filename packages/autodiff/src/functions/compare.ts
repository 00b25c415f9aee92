import { ops } from "../operations.js";
import type { Tensor } from "../tensor.js";
import type { Binary } from "./elementwise-table.js";
import { asTensors, type TensorLike } from "./tensor-like.js";

const lift = (name: string, relation: (x: Tensor, y: Tensor) => Tensor): Binary =>
  ((...xs: TensorLike[]) => {
    const [x, y] = asTensors(name, xs);
    return relation(x!, y!);
  }) as Binary;

/**
 * 1 where x < y, else 0, in their dtype: a number to compute with and to give to `where`. It is constant almost everywhere, so no derivative flows.
 *
 * @throws shapes/broadcast, autodiff/dtype
 * @example
 * toArray(less([1, 2, 3], 2)) // => [1, 0, 0]
 */
export const less: Binary = lift("less", ops.less);

/** 1 where x ≤ y, else 0. */
export const lessEqual: Binary = lift("lessEqual", ops.lessEqual);

/** 1 where x > y, else 0. */
export const greater: Binary = lift("greater", (x, y) => ops.less(y, x));

/** 1 where x ≥ y, else 0. */
export const greaterEqual: Binary = lift("greaterEqual", (x, y) => ops.lessEqual(y, x));

/** 1 where x = y, else 0; NaN equals nothing. */
export const equal: Binary = lift("equal", ops.equal);

/** 1 where x ≠ y, else 0. */
export const notEqual: Binary = lift("notEqual", (x, y) => {
  const same = ops.equal(x, y);
  return ops.sub(ops.constant(1, same.dtype), same);
});
