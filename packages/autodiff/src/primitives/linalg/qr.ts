import { eachMatrix } from "../../kernels/linalg/matrices.js";
import { qr as kernel } from "../../kernels/linalg/qr.js";
import type { NoParams } from "../../params.js";
import { inLead } from "./batch.js";
import { overLinalg, type LinalgOps } from "./linalg-ops.js";
import { block, like, lower, matrices, product, transposed, upper } from "./matrix.js";

export const qr = overLinalg<NoParams>({
  arity: 1,
  shape: ([a]) => {
    const found = matrices("qr", a!);
    const k = Math.min(found.m, found.n);
    return like(found, a!, [found.m, k], [k, found.n]);
  },
  kernel: (inputs) => {
    const [m, n] = inputs[0]!.shape.slice(-2) as [number, number];
    const k = Math.min(m, n);
    return eachMatrix(inputs, [{ shape: [m, k] }, { shape: [k, n] }], ([a], [q, r]) => kernel(a!, m, n, q!, r!));
  },
  // With the first k columns A₁ = Q R₁, C = dA₁ R₁⁻¹ and Ω = QᵀdQ, skew and equal to QᵀC below the diagonal: dQ = C + Q(Ω − QᵀC), dR = QᵀdA − ΩR.
  // Walter and Lehmann (2010), Algorithmic differentiation of linear algebra functions, proposition 2; wide matrices: Roberts and Roberts (2020)
  jvp: (F, _, [da], [q, r]) => {
    const { m } = matrices("qr", q!);
    const k = r!.shape.at(-2)!;
    const change = block(F, da!, [0, 0], [m, k]);
    const square = block(F, r!, [0, 0], [k, k]);
    const c = transposed(F, F.triangularSolve(square, transposed(F, change), { lower: false, transpose: true, unit: false, call: "qr" }));
    const inner = product(F, transposed(F, q!), c);
    const below = lower(F, inner, true);
    const omega = F.sub(below, transposed(F, below));
    const dq = F.add(c, product(F, q!, F.sub(omega, inner)));
    const dr = F.sub(product(F, transposed(F, q!), da!), product(F, omega, r!));
    return [dq, upper(F, dr)];
  },
  batch: inLead((F: LinalgOps, a) => F.qr(a)),
});
