import type { Ops } from "../../ops.js";
import type { AddedPrimitive, Batching, Primitive } from "../../primitive.js";
import type { Tensor } from "../../tensor.js";
import type { LinalgParams } from "./params.js";

/** The operations that the rules of linear algebra are written in. */
export interface LinalgOps extends Ops {
  readonly cholesky: (a: Tensor) => Tensor;
  readonly triangularSolve: (a: Tensor, b: Tensor, params: LinalgParams["triangularSolve"]) => Tensor;
  readonly lu: (a: Tensor) => Tensor[];
  readonly solve: (a: Tensor, b: Tensor, params: LinalgParams["solve"]) => Tensor;
  readonly slogdet: (a: Tensor) => Tensor[];
  readonly det: (a: Tensor) => Tensor;
  readonly adjugate: (a: Tensor) => Tensor;
  readonly qr: (a: Tensor) => Tensor[];
  readonly eigh: (a: Tensor, vectors: boolean) => Tensor[];
  readonly svd: (a: Tensor, vectors: boolean) => Tensor[];
  readonly reciprocalGaps: (x: Tensor, call: string) => Tensor;
  readonly pinv: (a: Tensor, tolerance: number) => Tensor;
  readonly expm: (a: Tensor) => Tensor;
  readonly expmTangent: (a: Tensor, direction: Tensor) => Tensor;
}

type Over<F, Rule> = Rule extends (F: never, ...rest: infer Rest) => infer R ? (F: F, ...rest: Rest) => R : never;

/** A record whose rules use these operations: they are there once its module is loaded. */
export const overLinalg = <P>(
  record: Omit<Primitive<P>, "jvp" | "transpose" | "batch"> & {
    readonly jvp: Over<LinalgOps, Primitive<P>["jvp"]>;
    readonly transpose?: Over<LinalgOps, NonNullable<Primitive<P>["transpose"]>>;
    readonly batch: Over<LinalgOps, Batching<P>>;
  },
): AddedPrimitive<P> => record as unknown as AddedPrimitive<P>;
