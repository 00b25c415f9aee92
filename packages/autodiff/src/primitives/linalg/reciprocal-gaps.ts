import { aval } from "../../aval.js";
import { linalgError } from "../../errors.js";
import { eachMatrix, largest } from "../../kernels/linalg/matrices.js";
import { inLead } from "./batch.js";
import { overLinalg, type LinalgOps } from "./linalg-ops.js";
import { columnOf, rowOf } from "./matrix.js";
import type { LinalgParams } from "./params.js";

type Params = LinalgParams["reciprocalGaps"];

/** What the vectors of a decomposition change by: they have no derivative where values are equal, and that is said rather than made infinite. */
export const reciprocalGaps = overLinalg<Params>({
  arity: 1,
  shape: ([x]) => [aval([...x!.shape, x!.shape.at(-1)!], x!.dtype)],
  kernel: (inputs, { call }) => {
    const n = inputs[0]!.shape.at(-1)!;
    return eachMatrix(
      inputs,
      [{ shape: [n, n] }],
      ([x], [out], place) => {
        const rounding = 4 * n * Number.EPSILON * largest(x!);
        for (let i = 0; i < n; i++)
          for (let j = 0; j < n; j++) {
            if (i === j) continue;
            const gap = x![j]! - x![i]!;
            if (Math.abs(gap) <= rounding) throw linalgError("autodiff/repeated", { call, pair: [i, j], value: x![i]!, batch: place() });
            out![i * n + j] = 1 / gap;
          }
      },
      1,
    );
  },
  jvp: (F, _, [dx], [y], __) => {
    const change = F.sub(rowOf(F, dx!), columnOf(F, dx!));
    return [F.neg(F.mul(F.mul(y!, y!), change))];
  },
  batch: inLead((F: LinalgOps, x, { call }: Params) => F.reciprocalGaps(x, call)),
});
