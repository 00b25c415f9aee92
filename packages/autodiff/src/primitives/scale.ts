import { elementwise as kernel } from "../kernels/elementwise.js";
import type { NoParams } from "../params.js";
import type { Primitive } from "../primitive.js";
import { common, total } from "./rule.js";

/**
 * x · y, where 0 · y is 0 whatever y is. Reverse mode multiplies cotangents by it behind a selection: what was not selected has cotangent 0, and a derivative
 * that is infinite or undefined there must not make it NaN.
 */
export const scale: Primitive<NoParams> = {
  arity: 2,
  shape: (inputs) => [common("scale", inputs)],
  kernel: kernel("scale", (x, y) => (x === 0 ? 0 : x! * y!)),
  jvp: (F, [x, y], [dx, dy]) => [total(F, [dx && F.scale(dx, y!), dy && F.scale(x!, dy)])],
  transpose: (F, [ct], [x, y]) => [ct && x!.linear && F.scale(ct, y!.constant!), ct && y!.linear && F.scale(x!.constant!, ct)],
};
