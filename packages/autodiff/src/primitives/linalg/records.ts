import type { AddedPrimitive } from "../../primitive.js";
import { adjugate } from "./adjugate.js";
import { cholesky } from "./cholesky.js";
import { det, slogdet } from "./determinant.js";
import { eigh } from "./eigh.js";
import { expm, expmTangent } from "./expm.js";
import { lu } from "./lu.js";
import type { LinalgParams } from "./params.js";
import { pinv } from "./pinv.js";
import { qr } from "./qr.js";
import { reciprocalGaps } from "./reciprocal-gaps.js";
import { solve } from "./solve.js";
import { svd } from "./svd.js";
import { triangularSolve } from "./triangular-solve.js";

/** Every primitive of linear algebra by its name: a missing record is a type error. */
export const linalgPrimitives: { readonly [N in keyof LinalgParams]: AddedPrimitive<LinalgParams[N]> } = {
  cholesky, triangularSolve, lu, solve, slogdet, det, adjugate, qr, eigh, svd, reciprocalGaps, pinv, expm, expmTangent,
};
