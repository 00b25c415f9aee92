import { derivatives } from "./derivatives.js";
import { facts } from "./facts.js";
import { functionNames, type FunctionName } from "./functions.js";
import { notations } from "./notations.js";
import type { RuleOf } from "./rule.js";
import { values } from "./values.js";

/** Without the arity of each function, which would make thousands of combinations. */
type Loose = Readonly<Partial<Record<FunctionName, object>>>;

/**
 * The table of gradkit: one row a function, with its value, its derivative over any {@link Field}, its domain, its kinks and how it prints.
 *
 * @example
 * rules.tan.d[0](numbers, 1, Math.tan(1)) // => 3.425518820814759
 */
export const rules = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ functionNames.map((name) => [name, { value: values[name], ...(derivatives as Loose)[name], ...(notations as Loose)[name], ...(facts as Loose)[name] }]),
) as unknown as { readonly [F in FunctionName]: RuleOf<F> };
