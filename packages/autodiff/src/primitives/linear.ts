import type { Ops } from "../ops.js";
import type { Maybe, Primitive } from "../primitive.js";
import type { Tensor } from "../tensor.js";

/** A primitive that is linear in its one input: the tangent is the same operation on the tangent. */
export const linear = <P>(rule: {
  readonly shape: Primitive<P>["shape"];
  readonly kernel: Primitive<P>["kernel"];
  readonly apply: (F: Ops, x: Tensor, params: P) => Tensor;
  readonly adjoint: (F: Ops, ct: Tensor, of: { readonly shape: readonly number[]; readonly dtype: Tensor["dtype"] }, params: P) => Maybe;
}): Primitive<P> => ({
  arity: 1,
  shape: rule.shape,
  kernel: rule.kernel,
  jvp: (F, _, [dx], __, params) => [rule.apply(F, dx!, params)],
  transpose: (F, [ct], [x], params) => [ct && rule.adjoint(F, ct, x!.linear!, params)],
});
