import { functionNames, type FunctionName } from "./functions.js";
import type { ValueOf, Values } from "./rule.js";
import * as arithmetic from "./rules/arithmetic.js";
import * as exponential from "./rules/exponential.js";
import * as piecewise from "./rules/piecewise.js";
import * as special from "./rules/special.js";
import * as trigonometric from "./rules/trigonometric.js";

const own: Values<FunctionName> = { ...arithmetic.values, ...exponential.values, ...trigonometric.values, ...special.values, ...piecewise.values };

/** Each function over doubles: that of `Math`, unless the table has its own. */
export const values = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ functionNames.map((name) => [name, own[name] ?? Math[name as "sin"]]),
) as { readonly [F in FunctionName]: ValueOf<F> };
