import { determinant, logDeterminant } from "../../kernels/linalg/determinant.js";
import { eachMatrix } from "../../kernels/linalg/matrices.js";
import type { NoParams } from "../../params.js";
import { inLead } from "./batch.js";
import { overLinalg, type LinalgOps } from "./linalg-ops.js";
import { like, perMatrix, squares, traceOf } from "./matrix.js";

export const slogdet = overLinalg<NoParams>({
  arity: 1,
  shape: ([a]) => like(squares("slogdet", a!), a!, [], []),
  kernel: (inputs) => {
    const n = inputs[0]!.shape.at(-1)!;
    return eachMatrix(inputs, [{ shape: [] }, { shape: [] }], ([a], [signs, logs]) => {
      const { sign, logAbs } = logDeterminant(a!, n);
      signs![0] = sign;
      logs![0] = logAbs;
    });
  },
  // d log |det A| = tr(A⁻¹ dA): Giles (2008), 2.2.4, and MML 5.101
  jvp: (F, [a], [da]) => [undefined, traceOf(F, F.solve(a!, da!, { transpose: false, call: "slogdet" }))],
  batch: inLead((F: LinalgOps, a) => F.slogdet(a)),
});

export const det = overLinalg<NoParams>({
  arity: 1,
  shape: ([a]) => like(squares("det", a!), a!, []),
  kernel: (inputs) => {
    const n = inputs[0]!.shape.at(-1)!;
    return eachMatrix(inputs, [{ shape: [] }], ([a], [value]) => {
      value![0] = determinant(a!, n);
    });
  },
  // Jacobi's formula, d det A = tr(adj A dA), singular matrices included: Magnus and Neudecker (2019), 8.3
  jvp: (F, [a], [da]) => [F.sum(perMatrix(F, "ij,ji->i", F.adjugate(a!), da!), [a!.shape.length - 2])],
  batch: inLead((F: LinalgOps, a) => F.det(a)),
});
