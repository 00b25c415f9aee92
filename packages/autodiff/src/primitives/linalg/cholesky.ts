import { linalgError } from "../../errors.js";
import { cholesky as kernel } from "../../kernels/linalg/cholesky.js";
import { eachMatrix } from "../../kernels/linalg/matrices.js";
import type { NoParams } from "../../params.js";
import { inLead } from "./batch.js";
import { half, like, lower, product, squares, symmetric, transposed } from "./matrix.js";
import { overLinalg, type LinalgOps } from "./linalg-ops.js";

export const cholesky = overLinalg<NoParams>({
  arity: 1,
  shape: ([a]) => {
    const { n, ...rest } = squares("cholesky", a!);
    return like({ n, ...rest }, a!, [n, n]);
  },
  kernel: (inputs) => {
    const n = inputs[0]!.shape.at(-1)!;
    return eachMatrix(inputs, [{ shape: [n, n] }], ([a], [l], place) => {
      const bad = kernel(a!, l!, n);
      if (bad) throw linalgError("autodiff/not-positive-definite", { call: "cholesky", ...bad, batch: place() });
    });
  },
  // dL = L Φ(L⁻¹ dA L⁻ᵀ), where Φ takes the lower triangle with half of the diagonal: Murray (2016), Differentiation of the Cholesky decomposition, (8)
  jvp: (F, _, [da], [l]) => {
    const solved = (x: typeof l): NonNullable<typeof l> => F.triangularSolve(l!, x!, { lower: true, transpose: false, unit: false, call: "cholesky" });
    const inner = solved(transposed(F, solved(symmetric(F, da!))));
    const phi = half(F, F.add(lower(F, inner), lower(F, inner, true)));
    return [product(F, l!, phi)];
  },
  batch: inLead((F: LinalgOps, a) => F.cholesky(a)),
});
