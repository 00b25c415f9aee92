import { sinc as kernel } from "../kernels/sinc.js";
import { div } from "./arithmetic.js";
import { within } from "./bound.js";
import { enclosure, type Interval } from "./interval.js";
import { decreasing, even } from "./monotone.js";
import { intersect } from "./sets.js";
import { wave } from "./wave.js";

const falling = /* @__PURE__ */ decreasing(/* @__PURE__ */ within(kernel, 2, (x) => x === 0));
const sin = /* @__PURE__ */ wave(Math.sin, 1);

/** sin(x)/x: its least value is at 4.4934…, up to which it falls; further on the quotient of intervals bounds it. */
export const sinc = /* @__PURE__ */ even((x: Interval): Interval => {
  if (x.lo === x.hi || x.hi <= 4.493) return falling(x);
  const all = enclosure(-0.21723362821122166, 1);
  return x.lo > 0 ? intersect(div(sin(x), x), all) : all;
});
