import { common } from "../rule.js";
import { eachMatrix } from "../../kernels/linalg/matrices.js";
import { expm as kernel, expmTangent as tangentKernel } from "../../kernels/linalg/expm.js";
import type { NoParams } from "../../params.js";
import type { Batched } from "../../primitive.js";
import type { Tensor } from "../../tensor.js";
import { spread } from "../rule.js";
import { inLead } from "./batch.js";
import { overLinalg, type LinalgOps } from "./linalg-ops.js";
import { block, like, squares, transposed } from "./matrix.js";

export const expm = overLinalg<NoParams>({
  arity: 1,
  shape: ([a]) => {
    const found = squares("expm", a!);
    return like(found, a!, [found.n, found.n]);
  },
  kernel: (inputs) => {
    const n = inputs[0]!.shape.at(-1)!;
    return eachMatrix(inputs, [{ shape: [n, n] }], ([a], [out]) => kernel(a!, n, out!));
  },
  jvp: (F, [a], [da]) => [F.expmTangent(a!, da!)],
  batch: inLead((F: LinalgOps, a) => F.expm(a)),
});

/** [[A, E], [0, A]] */
const stacked = (F: LinalgOps, a: Tensor, e: Tensor): Tensor => {
  const axis = a.shape.length - 1;
  return F.concat([F.concat([a, e], axis), F.concat([F.zeros(a.shape, a.dtype), a], axis)], axis - 1);
};

/** Linear in the direction. Its own derivative is that of a block of the exponential of a matrix of twice the size, so that it closes under differentiation. */
export const expmTangent = overLinalg<NoParams>({
  arity: 2,
  shape: (inputs) => {
    squares("expm", inputs[0]!);
    return [common("expm", inputs)];
  },
  kernel: (inputs) => {
    const n = inputs[0]!.shape.at(-1)!;
    return eachMatrix(inputs, [{ shape: [n, n] }], ([a, e], [out]) => tangentKernel(a!, e!, n, out!));
  },
  // Higham and Relton (2014), Higher order Fréchet derivatives of matrix functions, theorem 3.5
  jvp: (F, [a, e], [da, de]) => {
    if (!da) return [F.expmTangent(a!, de!)];
    const n = a!.shape.at(-1)!;
    const whole = F.expmTangent(stacked(F, a!, e!), stacked(F, da, de ?? F.zeros(e!.shape, e!.dtype)));
    return [block(F, whole, [0, n], [n, n])];
  },
  transpose: (F, [ct], [a, e]) => [undefined, ct && e!.linear && F.expmTangent(transposed(F, a!.constant!), ct)],
  batch: (F, inputs, size) => {
    const [a, e] = inputs.map((input: Batched) => spread(F, input, size));
    return [F.expmTangent(a!, e!)];
  },
});
