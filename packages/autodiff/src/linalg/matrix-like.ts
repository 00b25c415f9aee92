import type { Shape } from "@gradkit/shapes";
import { asTensors, type ShapeOf, type TensorLike } from "../functions/tensor-like.js";
import { matrices, type Matrices } from "../primitives/linalg/matrix.js";
import { broadcastShapes } from "../shape-algebra.js";
import type { Tensor } from "../tensor.js";
import { ops } from "./operations.js";

/** The shape of a batch of matrices without their own two axes. */
export type Lead<X> = ShapeOf<X> extends readonly [...infer L extends Shape, number, number] ? L : Shape;

/** Two batches of matrices, whose leading axes broadcast. */
export const pairOf = (call: string, x: TensorLike, y: TensorLike): { readonly a: Tensor; readonly b: Tensor; readonly of: readonly [Matrices, Matrices] } => {
  const [a, b] = asTensors(call, [x, y]);
  const of = [matrices(call, a!), matrices(call, b!)] as const;
  const lead = broadcastShapes(of[0].lead, of[1].lead);
  const [left, right] = [a!, b!].map((tensor, k) => ops.broadcastTo(tensor, [...lead, of[k]!.m, of[k]!.n]));
  return { a: left!, b: right!, of };
};
