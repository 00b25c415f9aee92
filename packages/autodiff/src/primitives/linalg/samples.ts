import type { SamplesOf } from "../samples.js";
import type { LinalgParams } from "./params.js";

const determinants = [[1, 1], [3, 3], [2, 2, 2], [0, 0]].map((shape) => ({ shapes: [shape], params: {}, diagonals: [3], ranges: [[-1, 1]] as const }));

/** Inputs and parameters to test each primitive of linear algebra with. A missing row is a type error. */
export const linalgSamples: SamplesOf<keyof LinalgParams> = {
  cholesky: [[[1, 1], 2], [[3, 3], 4], [[2, 2, 2], 4], [[0, 0], 0]].map(([shape, diagonal]) => ({ shapes: [shape as number[]], params: {}, diagonals: [diagonal as number], ranges: [[-1, 1]] })),
  triangularSolve: [true, false].flatMap((is) =>
    [[[3, 3], [3, 2]], [[2, 1, 1], [2, 1, 3]], [[0, 0], [0, 2]]].map((shapes) => ({
      shapes,
      params: { lower: is, transpose: shapes[0]!.length === 3, unit: !is && shapes[0]!.length === 2, call: "triangularSolve" },
      diagonals: [3, 0],
      ranges: [[-1, 1], [-2, 2]] as const,
    })),
  ),
  lu: [[1, 1], [3, 3], [2, 2, 2], [4, 2], [2, 3], [0, 2]].map((shape) => ({ shapes: [shape], params: {}, diagonals: [4], ranges: [[-1, 1]] as const })),
  solve: [[[3, 3], [3, 2]], [[2, 1, 1], [2, 1, 3]], [[2, 2], [2, 0]], [[0, 0], [0, 2]]].map((shapes, k) => ({
    shapes, params: { transpose: k === 1, call: "solve" }, diagonals: [4, 0], ranges: [[-1, 1], [-2, 2]] as const,
  })),
  slogdet: determinants,
  det: determinants,
  adjugate: [[1, 1], [2, 2], [3, 3], [2, 2, 2], [0, 0]].map((shape) => ({ shapes: [shape], params: {}, ranges: [[-1, 1]] as const })),
  qr: [[1, 1], [3, 3], [2, 2, 2], [4, 2], [2, 3], [0, 2]].map((shape) => ({ shapes: [shape], params: {}, diagonals: [3], ranges: [[-1, 1]] as const })),
  eigh: [[1, 1], [3, 3], [2, 2, 2], [0, 0]].flatMap((shape) => [true, false].map((vectors) => ({ shapes: [shape], params: { vectors } }))),
  svd: [[1, 1], [3, 3], [2, 2, 2], [4, 2], [2, 3], [0, 2]].flatMap((shape) => [true, false].map((vectors) => ({ shapes: [shape], params: { vectors } }))),
  reciprocalGaps: [[3], [2, 2], [1], [0]].map((shape) => ({ shapes: [shape], params: { call: "eigh" } })),
  pinv: [[1, 1], [3, 3], [2, 2, 2], [4, 2], [2, 3], [0, 2]].map((shape) => ({ shapes: [shape], params: { tolerance: 1e-13 }, diagonals: [3], ranges: [[-1, 1]] as const })),
  expm: [[1, 1], [3, 3], [2, 2, 2], [0, 0]].map((shape) => ({ shapes: [shape], params: {} })),
  expmTangent: [[1, 1], [3, 3], [2, 2, 2], [0, 0]].map((shape) => ({ shapes: [shape, shape], params: {} })),
};
