import { elementwise as kernel } from "../kernels/elementwise.js";
import type { NoParams } from "../params.js";
import type { Primitive } from "../primitive.js";
import { common } from "./rule.js";

type Name = "less" | "lessEqual" | "equal";

/** 1 where the relation holds and 0 where not; constant pieces, so there is no tangent. */
const comparison = (name: Name, holds: (x: number, y: number) => boolean): Primitive<NoParams> => ({
  arity: 2,
  shape: (inputs) => [common(name, inputs)],
  kernel: kernel(name, (x, y) => (holds(x!, y!) ? 1 : 0)),
  jvp: () => [undefined],
});

export const comparisons = {
  less: comparison("less", (x, y) => x < y),
  lessEqual: comparison("lessEqual", (x, y) => x <= y),
  equal: comparison("equal", (x, y) => x === y),
};
