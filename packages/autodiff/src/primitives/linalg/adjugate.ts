import type { Shape } from "@gradkit/shapes";
import { adjugate as kernel } from "../../kernels/linalg/adjugate.js";
import { eachMatrix } from "../../kernels/linalg/matrices.js";
import { sizeOf } from "../../kernels/dense.js";
import type { NoParams } from "../../params.js";
import type { Tensor } from "../../tensor.js";
import { record } from "../../program/record.js";
import { bind } from "../control/bind.js";
import { inLead } from "./batch.js";
import { overLinalg, type LinalgOps } from "./linalg-ops.js";
import { columnOf, identityLike, like, perMatrix, product, squares, traceOf, transposed } from "./matrix.js";

/** Every minor of matrices, [..., n, n, n − 1, n − 1]: element (i, j) lacks row i and column j. */
const minors = (F: LinalgOps, a: Tensor): Tensor => {
  const [rank, n] = [a.shape.length, a.shape.at(-1)!];
  const others: Shape = [n, n - 1];
  // Row i lists 0, …, n − 1 without i.
  const kept = F.add(F.iota(others, 1, "int32"), F.lessEqual(F.iota(others, 0, "int32"), F.iota(others, 1, "int32")));
  const rows = F.gather(a, kept, rank - 2);
  const both = F.gather(rows, kept, rank);
  return F.transpose(both, [...a.shape.keys()].slice(0, -2).concat(rank - 2, rank, rank - 1, rank + 1));
};

/** (−1)^(i + j) */
const checkerboard = (F: LinalgOps, { shape, dtype }: Tensor): Tensor => {
  const size = shape.slice(-2);
  const sum = F.add(F.iota(size, 0, dtype), F.iota(size, 1, dtype));
  const two = F.constant(2, dtype);
  const odd = F.sub(sum, F.mul(two, F.floor(F.div(sum, two))));
  return F.sub(F.constant(1, dtype), F.mul(two, odd));
};

/** d adj A = adj A tr(A⁻¹ dA) − A⁻¹ dA adj A, of det A · A⁻¹, where A is regular. */
const regularTangent = (F: LinalgOps, a: Tensor, da: Tensor, adjugate: Tensor): Tensor => {
  const inner = F.solve(a, da, { transpose: false, call: "adjugate" });
  return F.sub(F.mul(columnOf(F, columnOf(F, traceOf(F, inner))), adjugate), product(F, inner, adjugate));
};

/** Cofactors are determinants of minors: each changes by Jacobi's formula, whatever the ranks. */
const minorsTangent = (F: LinalgOps, a: Tensor, da: Tensor): Tensor => {
  const cofactors = perMatrix(F, "ijkl,ijlk->ij", F.adjugate(minors(F, a)), minors(F, da));
  return transposed(F, F.mul(checkerboard(F, a), cofactors));
};

/** 1 for each matrix whose pivots are of like size. */
const isRegular = (F: LinalgOps, a: Tensor): Tensor => {
  const [packed] = F.lu(F.stopGradient(a));
  const pivots = F.abs(perMatrix(F, "ii->i", packed!));
  const axis = [pivots.shape.length - 1];
  return F.less(F.mul(F.constant(1e-4, a.dtype), F.maximum(pivots, axis)), F.minimum(pivots, axis));
};

export const adjugate = overLinalg<NoParams>({
  arity: 1,
  shape: ([a]) => {
    const found = squares("adjugate", a!);
    return like(found, a!, [found.n, found.n]);
  },
  kernel: (inputs) => {
    const n = inputs[0]!.shape.at(-1)!;
    return eachMatrix(inputs, [{ shape: [n, n] }], ([a], [out]) => kernel(a!, n, out!));
  },
  jvp: (F, [a], [da], [adj]) => {
    if (a!.shape.at(-1)! < 2 || sizeOf(a!.shape) === 0) return [undefined];
    const regular = isRegular(F, a!);
    const onRegular = record(([x, dx, y, chosen]) => {
      // Where matrices of a batch choose for themselves, those that did not choose this must not fail.
      const safe = F.where(F.broadcastTo(columnOf(F, columnOf(F, chosen!)), x!.shape), x!, identityLike(F, x!));
      return [regularTangent(F, safe, dx!, y!)];
    }, [a!, da!, adj!, regular]);
    const always = record(([x, dx]) => [minorsTangent(F, x!, dx!)], [a!, da!, adj!, regular]);
    return bind("cond", [F.minimum(regular), a!, da!, adj!, regular], { onTrue: onRegular, onFalse: always });
  },
  batch: inLead((F: LinalgOps, a) => F.adjugate(a)),
});
