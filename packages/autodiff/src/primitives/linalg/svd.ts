import { eachMatrix } from "../../kernels/linalg/matrices.js";
import { svd as kernel } from "../../kernels/linalg/singular-values.js";
import type { Tensor } from "../../tensor.js";
import { inLead } from "./batch.js";
import { overLinalg, type LinalgOps } from "./linalg-ops.js";
import { block, columnOf, identityLike, like, matrices, perMatrix, product, rowOf, transposed } from "./matrix.js";
import type { LinalgParams } from "./params.js";

type Params = LinalgParams["svd"];

export const svd = overLinalg<Params>({
  arity: 1,
  shape: ([a], { vectors }) => {
    const found = matrices("svd", a!);
    const k = Math.min(found.m, found.n);
    return vectors ? like(found, a!, [k], [found.m, k], [found.n, k]) : like(found, a!, [k]);
  },
  kernel: (inputs, { vectors }) => {
    const [m, n] = inputs[0]!.shape.slice(-2) as [number, number];
    const k = Math.min(m, n);
    const outputs = eachMatrix(inputs, [{ shape: [k] }, { shape: [m, k] }, { shape: [n, k] }], ([a], [s, u, v]) => kernel(a!, m, n, u!, s!, v!));
    return vectors ? outputs : outputs.slice(0, 1);
  },
  keeping: () => ({ vectors: true }),
  jvp: (F, _, [da], [s, u, v], { vectors }) => {
    const inner = product(F, transposed(F, u!), product(F, da!, v!));
    const change = perMatrix(F, "ii->i", inner);
    if (!vectors) return [F.mul(change, isPositive(F, s!))];
    return [change, ...vectorTangents(F, da!, { u: u!, s: s!, v: v!, inner })];
  },
  batch: inLead((F: LinalgOps, a, { vectors }: Params) => F.svd(a, vectors)),
});

/** A singular value that is 0 to rounding is at its minimum, and has derivative 0. */
const isPositive = (F: LinalgOps, s: Tensor): Tensor => {
  const k = s.shape.at(-1)!;
  if (s.shape.includes(0)) return s;
  const most = F.reshape(F.maximum(s, [s.shape.length - 1]), [...s.shape.slice(0, -1), 1]);
  return F.less(F.mul(F.constant(k * 2 * Number.EPSILON, s.dtype), F.stopGradient(most)), F.stopGradient(s));
};

interface Parts {
  readonly u: Tensor;
  readonly s: Tensor;
  readonly v: Tensor;
  /** Uᵀ dA V */
  readonly inner: Tensor;
}

/**
 * With E = Uᵀ dA V and F_ij = 1/(s_j² − s_i²), 0 on the diagonal: dU = U (F ∘ (E S + S Eᵀ)) + (I − U Uᵀ) dA V S⁻¹, dV = V (F ∘ (S E + Eᵀ S)) + (I − V Vᵀ) dAᵀ U S⁻¹.
 *
 * @source Townsend (2016), Differentiating the singular value decomposition, (16), (18), (20)
 */
const vectorTangents = (F: LinalgOps, da: Tensor, { u, s, v, inner }: Parts): Tensor[] => {
  const [m, n, k] = [u.shape.at(-2)!, v.shape.at(-2)!, s.shape.at(-1)!];
  // Where A is not square the vectors that are left out belong to 0, to which s must have a gap too: its last column is −1/s.
  const isSquare = m === n;
  const all = isSquare ? s : F.pad(s, s.shape.map(() => 0), s.shape.map((_, axis) => (axis === s.shape.length - 1 ? 1 : 0)));
  const gaps = F.reciprocalGaps(all, "svd");
  const sums = F.add(F.add(columnOf(F, s), rowOf(F, s)), identityLike(F, inner));
  const f = F.div(block(F, gaps, [0, 0], [k, k]), sums);
  const [es, se] = [F.mul(inner, rowOf(F, s)), F.mul(columnOf(F, s), inner)];
  const within = (x: Tensor, e: Tensor): Tensor => product(F, x, F.mul(f, F.add(e, transposed(F, e))));
  const beyond = (x: Tensor, moved: Tensor): Tensor => {
    const rest = F.sub(moved, product(F, x, product(F, transposed(F, x), moved)));
    return F.neg(F.mul(rest, transposed(F, block(F, gaps, [0, k], [k, 1]))));
  };
  const [du, dv] = [within(u, es), within(v, se)];
  return [
    m > k ? F.add(du, beyond(u, product(F, da, v))) : du,
    n > k ? F.add(dv, beyond(v, product(F, transposed(F, da), u))) : dv,
  ];
};
