import { eachMatrix } from "../../kernels/linalg/matrices.js";
import { symmetricEigen } from "../../kernels/linalg/symmetric-eigen.js";
import { inLead } from "./batch.js";
import { overLinalg, type LinalgOps } from "./linalg-ops.js";
import { like, perMatrix, product, squares, symmetric, transposed } from "./matrix.js";
import type { LinalgParams } from "./params.js";

type Params = LinalgParams["eigh"];

export const eigh = overLinalg<Params>({
  arity: 1,
  shape: ([a], { vectors }) => {
    const found = squares("eigh", a!);
    return like(found, a!, [found.n], ...(vectors ? [[found.n, found.n]] : []));
  },
  kernel: (inputs, { vectors }) => {
    const n = inputs[0]!.shape.at(-1)!;
    const outputs = eachMatrix(inputs, [{ shape: [n] }, { shape: [n, n] }], ([a], [values, columns]) => symmetricEigen(a!, n, values!, columns!));
    return vectors ? outputs : outputs.slice(0, 1);
  },
  keeping: () => ({ vectors: true }),
  // With E = Vᵀ dA V: dλ = diag E, dV = V (G ∘ E) and G_ij = 1/(λ_j − λ_i), 0 on the diagonal; Giles (2008), 3.1
  jvp: (F, _, [da], [values, v], { vectors }) => {
    const e = product(F, transposed(F, v!), product(F, symmetric(F, da!), v!));
    const change = perMatrix(F, "ii->i", e);
    return vectors ? [change, product(F, v!, F.mul(F.reciprocalGaps(values!, "eigh"), e))] : [change];
  },
  batch: inLead((F: LinalgOps, a, { vectors }: Params) => F.eigh(a, vectors)),
});
