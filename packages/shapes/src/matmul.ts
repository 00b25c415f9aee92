import { stretch, type Broadcast } from "./broadcast.js";
import { checkShapes } from "./check-shape.js";
import { error, show } from "./errors.js";
import type { Guard, Shape, ShapeError } from "./shape.js";

type Inner<K extends number, L extends number, Result> = [K & L] extends [never] ? ShapeError<`matmul: inner dimensions ${K} and ${L} differ`> : Result;

type Batched<Batch, Matrix extends Shape> = Batch extends Shape ? readonly [...Batch, ...Matrix] : Batch;

/** The shape of a matrix product, as `matmul` gives it; Shape where a rank is not literal. */
export type MatMul<A extends Shape, B extends Shape> =
  number extends A["length"] | B["length"] ? Shape
  : A extends readonly [...infer As extends Shape, infer M extends number, infer K extends number]
    ? B extends readonly [...infer Bs extends Shape, infer L extends number, infer N extends number] ? Inner<K, L, Batched<Broadcast<As, Bs, "matmul">, readonly [M, N]>>
    : B extends readonly [infer L extends number] ? Inner<K, L, readonly [...As, M]>
    : ShapeError<"matmul: b is a scalar">
  : A extends readonly [infer K extends number]
    ? B extends readonly [...infer Bs extends Shape, infer L extends number, infer N extends number] ? Inner<K, L, readonly [...Bs, N]>
    : B extends readonly [infer L extends number] ? Inner<K, L, readonly []>
    : ShapeError<"matmul: b is a scalar">
  : ShapeError<"matmul: a is a scalar">;

/**
 * The shape of a matrix product: (M, K) · (K, N) is (M, N). A vector is a row on the left and a column on the right, and its axis is gone
 * from the result; axes before the last two are batches, and broadcast.
 *
 * @throws shapes/matmul-inner when the inner dimensions differ; shapes/matmul-scalar when one is a scalar; shapes/broadcast when batches do not stretch
 * @example
 * matmul([3, 4], [4, 2])        // => [3, 2]
 * matmul([4], [4])              // => []
 * matmul([7, 1, 3, 4], [5, 4, 2]) // => [7, 5, 3, 2]
 */
export const matmul = <const A extends Shape, const B extends Shape>(a: A, b: B & Guard<MatMul<A, B>>): MatMul<A, B> => {
  const got = checkShapes<Shape[]>("matmul", a, b);
  const [left, right] = got as [Shape, Shape];
  if (!left.length || !right.length) throw error("shapes/matmul-scalar", { call: "matmul", got, meant: "broadcast(a, b)" });
  const k = left.at(-1);
  const l = right.at(-2) ?? right[0];
  if (k !== l) throw error("shapes/matmul-inner", { call: "matmul", got, pair: [k, l], meant: show([l, k]) === show(right) ? "transpose(b)" : show([l, k]) === show(left) && "transpose(a)" });
  return [...stretch("matmul", [left.slice(0, -2), right.slice(0, -2)]), ...left.slice(-2, -1), ...right.slice(1).slice(-1)] as unknown as MatMul<A, B>;
};
