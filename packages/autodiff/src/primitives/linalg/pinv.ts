import { eachMatrix } from "../../kernels/linalg/matrices.js";
import { pinv as kernel } from "../../kernels/linalg/pinv.js";
import { total } from "../rule.js";
import { inLead } from "./batch.js";
import { overLinalg, type LinalgOps } from "./linalg-ops.js";
import { like, matrices, product, transposed } from "./matrix.js";
import type { LinalgParams } from "./params.js";

type Params = LinalgParams["pinv"];

export const pinv = overLinalg<Params>({
  arity: 1,
  shape: ([a]) => {
    const found = matrices("pinv", a!);
    return like(found, a!, [found.n, found.m]);
  },
  kernel: (inputs, { tolerance }) => {
    const [m, n] = inputs[0]!.shape.slice(-2) as [number, number];
    return eachMatrix(inputs, [{ shape: [n, m] }], ([a], [out]) => kernel(a!, m, n, tolerance, out!));
  },
  // dA⁺ = −A⁺ dA A⁺ + A⁺A⁺ᵀ dAᵀ (I − A A⁺) + (I − A⁺A) dAᵀ A⁺ᵀA⁺, where the rank does not change: Golub and Pereyra (1973), (4.12)
  jvp: (F, [a], [da], [p]) => {
    const by = (...factors: readonly Parameters<typeof transposed>[1][]) => factors.reduce((x, y) => product(F, x, y));
    const [dat, pt] = [transposed(F, da!), transposed(F, p!)];
    const column = by(p!, pt, dat);
    const row = by(dat, pt, p!);
    return [total(F, [F.neg(by(p!, da!, p!)), F.sub(column, by(column, a!, p!)), F.sub(row, by(p!, a!, row))])];
  },
  batch: inLead((F: LinalgOps, a, { tolerance }: Params) => F.pinv(a, tolerance)),
});
