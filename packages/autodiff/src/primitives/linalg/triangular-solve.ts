import { linalgError } from "../../errors.js";
import { eachMatrix } from "../../kernels/linalg/matrices.js";
import { triangularSolve as kernel } from "../../kernels/linalg/triangular-solve.js";
import type { Maybe } from "../../primitive.js";
import { total } from "../rule.js";
import { solvedOver } from "./batch.js";
import { overLinalg, type LinalgOps } from "./linalg-ops.js";
import { product, triangle } from "./matrix.js";
import type { LinalgParams } from "./params.js";
import { rightSides } from "./solve.js";

type Params = LinalgParams["triangularSolve"];

export const triangularSolve = overLinalg<Params>({
  arity: 2,
  shape: (inputs, { call }) => rightSides(call, inputs),
  kernel: (inputs, params) => {
    const [n, m] = inputs[1]!.shape.slice(-2) as [number, number];
    return eachMatrix(inputs, [{ shape: [n, m] }], ([a, b], [x], place) => {
      x!.set(b!);
      const pivot = kernel(a!, x!, n, m, params);
      if (pivot !== undefined) throw linalgError("autodiff/singular", { call: params.call, pivot, value: 0, batch: place() });
    });
  },
  // dX = T⁻¹(dB − dT X): Giles (2008), 2.2.3, of T X = B
  jvp: (F, [a], [da, db], [x], params) => {
    const change: Maybe = da && F.neg(product(F, triangle(F, da, params), x!));
    return [F.triangularSolve(a!, total(F, [db, change])!, params)];
  },
  transpose: (F, [ct], [a, b], params) => [undefined, ct && b!.linear && F.triangularSolve(a!.constant!, ct, { ...params, transpose: !params.transpose })],
  batch: solvedOver((F: LinalgOps, a, b, params: Params) => F.triangularSolve(a, b, params)),
});
