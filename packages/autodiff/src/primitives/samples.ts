import { functionNames, rules, type FunctionName, type Rule } from "@gradkit/scalar";
import type { CorePrimitiveName, ParamsOf, PrimitiveName } from "../params.js";
import type { Sample } from "../primitive.js";

export type SamplesOf<N extends PrimitiveName> = { readonly [K in N]: readonly Sample<ParamsOf<K>>[] };

const relations = [[], [3], [2, 0]].map((shape) => ({ shapes: [shape, shape], params: {} }));
const reductions = [
  { shapes: [[3]], params: { axes: [0] } },
  { shapes: [[2, 3]], params: { axes: [1] } },
  { shapes: [[2, 1, 3]], params: { axes: [0, 2] } },
  { shapes: [[]], params: { axes: [] } },
];
const alongOne = [{ shapes: [[4]], params: { axis: 0 } }, { shapes: [[2, 3]], params: { axis: 1 } }];

/** Scalar functions, within the ranges of their rows. */
const elementwise = Object.fromEntries(
  functionNames.filter((name) => name !== "restrict").map((name) => {
    const { smoothOn } = rules[name] as unknown as Rule;
    return [name, [[], [3], [2, 0], [1, 2, 2]].map((shape) => ({ shapes: smoothOn.map(() => shape), params: {}, ranges: smoothOn }))];
  }),
) as unknown as SamplesOf<Exclude<FunctionName, "restrict">>;

/** Inputs and parameters to test each primitive of the core with; no bundle has use for them. A missing row is a type error. */
export const samples: SamplesOf<CorePrimitiveName> = {
  ...elementwise,
  less: relations,
  lessEqual: relations,
  equal: relations,
  scale: [[], [3], [2, 0]].map((shape) => ({ shapes: [shape, shape], params: {}, ranges: [[0.5, 2], [-2, 2]] })),
  stopGradient: [{ shapes: [[3]], params: {} }],
  cast: [{ shapes: [[3]], params: { dtype: "float64" } }],
  broadcastTo: [{ shapes: [[]], params: { shape: [2, 3] } }, { shapes: [[3, 1]], params: { shape: [2, 3, 4] } }, { shapes: [[1, 2]], params: { shape: [0, 2] } }],
  reshape: [{ shapes: [[2, 3]], params: { shape: [3, 2] } }, { shapes: [[]], params: { shape: [1, 1] } }, { shapes: [[0, 2]], params: { shape: [0] } }],
  transpose: [{ shapes: [[2, 3]], params: { permutation: [1, 0] } }, { shapes: [[2, 0, 3]], params: { permutation: [2, 0, 1] } }],
  slice: [
    { shapes: [[5]], params: { start: [1], stop: [5], step: [2] } },
    { shapes: [[4, 3]], params: { start: [0, 1], stop: [4, 1], step: [3, 1] } },
    { shapes: [[6, 2]], params: { start: [0, 0], stop: [6, 2], step: [4, 1] } },
  ],
  pad: [
    { shapes: [[3]], params: { before: [1], after: [2], between: [1] } },
    { shapes: [[2, 0]], params: { before: [0, 1], after: [1, 0], between: [0, 2] } },
  ],
  reverse: [{ shapes: [[2, 3]], params: { axes: [1] } }, { shapes: [[2, 0]], params: { axes: [0, 1] } }],
  concat: [{ shapes: [[2], [3]], params: { axis: 0 } }, { shapes: [[2, 1], [2, 0], [2, 2]], params: { axis: 1 } }],
  sum: [...reductions, { shapes: [[0, 2]], params: { axes: [0] } }],
  prod: reductions,
  maximum: reductions,
  minimum: reductions,
  argmax: alongOne,
  argmin: alongOne,
  cumsum: [{ shapes: [[4]], params: { axis: 0, reverse: false } }, { shapes: [[2, 3]], params: { axis: 1, reverse: true } }, { shapes: [[0, 2]], params: { axis: 0, reverse: false } }],
  argsort: alongOne,
  einsum: [
    { shapes: [[2, 3], [3, 4]], params: { spec: "ij,jk->ik" } },
    { shapes: [[3], [3]], params: { spec: "i,i->" } },
    { shapes: [[3, 3]], params: { spec: "ii->i" } },
    { shapes: [[2, 3], [4]], params: { spec: "ij,k->ki" } },
    { shapes: [[5, 2, 3], [5, 3, 1]], params: { spec: "bij,bjk->bik" } },
    { shapes: [[2, 0], [0, 3]], params: { spec: "ij,jk->ik" } },
  ],
  scaleEinsum: [
    { shapes: [[2, 3], [3, 4]], params: { spec: "ij,jk->ik" }, ranges: [[0.5, 2], [-2, 2]] },
    { shapes: [[3], [3]], params: { spec: "i,i->" }, ranges: [[0.5, 2], [-2, 2]] },
    { shapes: [[2, 3], [4]], params: { spec: "ij,k->ki" }, ranges: [[0.5, 2], [-2, 2]] },
    { shapes: [[2, 0], [0, 3]], params: { spec: "ij,jk->ik" } },
  ],
  gather: [{ shapes: [[4], [3]], params: { axis: 0 }, integers: [1], ranges: [[-2, 2], [0, 4]] }, { shapes: [[2, 3], [2, 2]], params: { axis: 1 }, integers: [1], ranges: [[-2, 2], [0, 3]] }],
  scatterAdd: [{ shapes: [[4], [3], [3]], params: { axis: 0 }, integers: [1], ranges: [[-2, 2], [0, 4], [-2, 2]] }, { shapes: [[2, 3], [2], [2, 2]], params: { axis: 1 }, integers: [1], ranges: [[-2, 2], [0, 3], [-2, 2]] }],
  iota: [{ shapes: [], params: { shape: [2, 3], axis: 1, dtype: "float64" } }],
};
