import { add } from "./add.js";
import { around, top } from "./extent.js";
import { square } from "./mul.js";
import type { RealFunction } from "./real.js";

/** Makes f, which is x + O(x²) with |f(x) − x| ≤ x² where |x| ≤ 1/2, as precise for small x as for others. */
export const relative =
  (f: RealFunction): RealFunction =>
  (x, precision) => {
    if (x.beyond) return f(x, precision);
    const size = top(x);
    return size < -precision ? add(x, around(square(x, precision)), precision) : f(x, precision + Math.max(0, -size));
  };
