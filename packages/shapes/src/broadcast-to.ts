import type { Broadcast } from "./broadcast.js";
import { checkShape } from "./check-shape.js";
import { error } from "./errors.js";
import type { Shape, ShapeError } from "./shape.js";
import type { Strided } from "./strided.js";

/** `To` where an array of shape S stretches to it, else a ShapeError. */
export type BroadcastTo<S extends Shape, To extends Shape> =
  Broadcast<S, To, "broadcastTo"> extends infer Both
    ? Both extends Shape ? ([Both & Readonly<To>] extends [never] ? ShapeError<"broadcastTo: only size 1 stretches"> : To) : Both
    : never;

/** Strides with which an array repeats to fill a shape: 0 where an axis is new or of size 1. */
export const broadcastStrides = ({ shape, strides }: Strided, to: Shape): number[] => {
  checkShape("broadcastTo", to);
  shape.forEach((m, axis) => {
    const n = to.at(axis - shape.length) ?? "no axis";
    if (m !== n && (m !== 1 || n === "no axis")) throw error("shapes/broadcast-to", { call: "broadcastTo", got: [shape, to], pair: [m, n] });
  });
  return to.map((n, axis) => (shape.at(axis - to.length) === n ? strides.at(axis - to.length)! : 0));
};
