import { factor } from "../../kernels/linalg/lu.js";
import { eachMatrix } from "../../kernels/linalg/matrices.js";
import type { NoParams } from "../../params.js";
import type { Tensor } from "../../tensor.js";
import { inLead } from "./batch.js";
import { overLinalg, type LinalgOps } from "./linalg-ops.js";
import { block, columnOf, identityLike, like, lower, matrices, product, transposed, upper } from "./matrix.js";

/** The matrix that brings rows into an order: its element (i, order[i]) is 1. */
export const permutationOf = (F: LinalgOps, order: Tensor, dtype: Tensor["dtype"]): Tensor => {
  const n = order.shape.at(-1)!;
  return F.cast(F.equal(columnOf(F, order), F.iota([n, n], 1, "int32")), dtype);
};

export const lu = overLinalg<NoParams>({
  arity: 1,
  shape: ([a]) => {
    const found = matrices("lu", a!);
    return [...like(found, a!, [found.m, found.n]), ...like(found, { ...a!, dtype: "int32" }, [found.m])];
  },
  kernel: (inputs) => {
    const [m, n] = inputs[0]!.shape.slice(-2) as [number, number];
    return eachMatrix(inputs, [{ shape: [m, n] }, { shape: [m], dtype: "int32" }], ([a], [packed, order]) => {
      packed!.set(a!);
      factor(packed!, m, n, order!);
    });
  },
  // With L and U bordered to square matrices and M = L⁻¹ P dA U⁻¹: dL = L tril(M, −1), dU = triu(M) U; de Hoog, Anderssen and Lukas (2011), Differentiation
  // of matrix functionals using triangular factorization, (2.4)
  jvp: (F, _, [da], [packed, order]) => {
    const { m, n, lead } = matrices("lu", packed!);
    const k = Math.min(m, n);
    const zeros = lead.map(() => 0);
    const bordered = (x: Tensor, size: number): Tensor => {
      const grown = F.pad(x, [...zeros, 0, 0], [...zeros, size - x.shape.at(-2)!, size - x.shape.at(-1)!]);
      const ones = F.pad(identityLike(F, { shape: [...lead, size - k, size - k], dtype: x.dtype }), [...zeros, k, k], [...zeros, 0, 0]);
      return F.add(grown, ones);
    };
    const l = bordered(block(F, packed!, [0, 0], [m, k]), m);
    const u = bordered(upper(F, block(F, packed!, [0, 0], [k, n])), n);
    const permuted = product(F, permutationOf(F, order!, da!.dtype), da!);
    const left = F.triangularSolve(l, permuted, { lower: true, transpose: false, unit: true, call: "lu" });
    const inner = transposed(F, F.triangularSolve(u, transposed(F, left), { lower: false, transpose: true, unit: false, call: "lu" }));
    const unitL = F.add(lower(F, l, true), identityLike(F, l));
    return [F.add(product(F, unitL, lower(F, inner, true)), product(F, upper(F, inner), u)), undefined];
  },
  batch: inLead((F: LinalgOps, a) => F.lu(a)),
});
