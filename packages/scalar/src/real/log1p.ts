import { add } from "./add.js";
import { domain } from "./domain.js";
import { log } from "./log.js";
import { one, type RealFunction } from "./real.js";
import { relative } from "./relative.js";

/** log(1 + x) */
export const log1p: RealFunction = domain(
  "log1p of a number not above -1",
  relative((x, precision) => log(add(one, x, precision), precision)),
);
