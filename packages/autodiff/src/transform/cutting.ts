import { ops } from "../operations.js";
import type { Ops } from "../ops.js";

/**
 * The operations with which cotangents are made that have passed a selection: a cotangent of 0 is a cut, which no derivative behind it may undo, be it infinite or NaN. They are products
 * that are 0 where a factor is, and not selections of their own: a cotangent may also be 0 by chance, and then has derivatives. Operations that a module adds later are there too.
 */
export const cutting: Ops = Object.setPrototypeOf(
  {
    mul: ops.scale,
    div: (ct, y) => ops.scale(ct, ops.div(ops.constant(1, y.dtype), y)),
    only: (ct, condition, holds) => {
      const [one, zero] = [ops.constant(1, ct.dtype), ops.constant(0, ct.dtype)];
      return ops.scale(ct, holds ? ops.where(condition, one, zero) : ops.where(condition, zero, one));
    },
    einsum: (spec, ...operands) => (operands.length === 2 ? ops.scaleEinsum(spec, operands[0]!, operands[1]!) : ops.einsum(spec, ...operands)),
  } satisfies Partial<Ops>,
  ops,
) as Ops;
