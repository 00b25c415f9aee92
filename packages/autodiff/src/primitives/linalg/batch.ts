import type { Ops } from "../../ops.js";
import type { Batched } from "../../primitive.js";
import type { Tensor } from "../../tensor.js";
import { inFront, only, spread } from "../rule.js";

type Outputs = Tensor | readonly Tensor[];

/** An operation on matrices takes the batch as one axis more in front. */
export const inLead =
  <P>(apply: (F: never, x: Tensor, params: P) => Outputs) =>
  (F: Ops, inputs: readonly Batched[], _: number, params: P): readonly Tensor[] => [apply(F as never, inFront(F, only(inputs)), params)].flat() as readonly Tensor[];

/** A solution for a batch of right sides of one matrix is that for all their columns together: one factorization. */
export const solvedOver =
  <P>(apply: (F: never, a: Tensor, b: Tensor, params: P) => Tensor) =>
  (F: Ops, [a, b]: readonly Batched[], size: number, params: P): readonly Tensor[] => {
    const sides = spread(F, b!, size);
    if (a!.axis !== undefined) return [apply(F as never, inFront(F, a!), sides, params)];
    const rank = sides.shape.length;
    const lead = Array.from({ length: rank - 3 }, (_, k) => k + 1);
    const wide = F.transpose(sides, [...lead, rank - 2, 0, rank - 1]);
    const flat = F.reshape(wide, [...wide.shape.slice(0, -2), size * sides.shape[rank - 1]!]);
    const solved = F.reshape(apply(F as never, a!.tensor, flat, params), wide.shape);
    return [F.transpose(solved, [rank - 2, ...lead.map((k) => k - 1), rank - 3, rank - 1])];
  };
