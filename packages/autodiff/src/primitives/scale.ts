import { elementwise as kernel } from "../kernels/elementwise.js";
import type { NoParams } from "../params.js";
import type { Primitive } from "../primitive.js";
import { common, total } from "./rule.js";

/**
 * x · y, which is 0 where a factor is, whatever the other is. Reverse mode multiplies cotangents by it behind a selection: what was not selected has cotangent 0, and a derivative
 * that is infinite or undefined there must not make it NaN. In higher derivatives the cut factor is the first or the second.
 */
export const scale: Primitive<NoParams> = {
  arity: 2,
  shape: (inputs) => [common("scale", inputs)],
  kernel: kernel("scale", (x, y) => (x === 0 || y === 0 ? 0 : x! * y!)),
  jvp: (F, [x, y], [dx, dy]) => [total(F, [dx && F.scale(dx, y!), dy && F.scale(x!, dy)])],
  transpose: (F, [ct], [x, y]) => [ct && x!.linear && F.scale(ct, y!.constant!), ct && y!.linear && F.scale(x!.constant!, ct)],
  // It stands in reverse passes behind a selection, and what was cut there is cut in the derivatives of the pass.
  selects: true,
};
