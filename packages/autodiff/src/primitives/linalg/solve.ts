import { aval, sameShape, showAval, type Aval } from "../../aval.js";
import { error, linalgError } from "../../errors.js";
import { solve as kernel } from "../../kernels/linalg/lu.js";
import { eachMatrix } from "../../kernels/linalg/matrices.js";
import { total } from "../rule.js";
import { solvedOver } from "./batch.js";
import { overLinalg, type LinalgOps } from "./linalg-ops.js";
import { matrices, product, squares, transposed } from "./matrix.js";
import type { LinalgParams } from "./params.js";

type Params = LinalgParams["solve"];

/** The solution has the shape of the right sides. */
export const rightSides = (call: string, [a, b]: readonly Aval[]): Aval[] => {
  const [left, right] = [squares(call, a!), matrices(call, b!)];
  if (left.n !== right.m || a!.dtype !== b!.dtype || !sameShape(left.lead, right.lead))
    throw error("autodiff/primitive", { call, rule: "the right side has a row for each of the matrix, and its batch and dtype", got: `${showAval(a!)} and ${showAval(b!)}` });
  return [aval(b!.shape, b!.dtype)];
};

export const solve = overLinalg<Params>({
  arity: 2,
  shape: (inputs, { call }) => rightSides(call, inputs),
  kernel: (inputs, { transpose, call }) => {
    const [n, m] = inputs[1]!.shape.slice(-2) as [number, number];
    return eachMatrix(inputs, [{ shape: [n, m] }], ([a, b], [x], place) => {
      const bad = kernel(a!, b!, x!, n, m, transpose);
      if (bad) throw linalgError("autodiff/singular", { call, ...bad, batch: place() });
    });
  },
  // dX = A⁻¹(dB − dA X): Giles (2008), 2.2.3 with the product rule
  jvp: (F, [a], [da, db], [x], params) => {
    const change = da && F.neg(product(F, params.transpose ? transposed(F, da) : da, x!));
    return [F.solve(a!, total(F, [db, change])!, params)];
  },
  transpose: (F, [ct], [a, b], params) => [undefined, ct && b!.linear && F.solve(a!.constant!, ct, { ...params, transpose: !params.transpose })],
  batch: solvedOver((F: LinalgOps, a, b, params: Params) => F.solve(a, b, params)),
});
