import { errorsOf } from "./gradkit-error.js";

/** All error texts of this package, by code. */
export const texts = {
  /**
   * A number that stands in an expression must be finite: Infinity and NaN are no rational numbers.
   *
   * @sample { "value": "Infinity" }
   */
  "scalar/not-finite": ({ value }: { value: number | string }) => `constant: a number in an expression must be finite, got ${value}`,
  /**
   * The environment has no value for a variable of the expression. Pass every variable that `variables(expr)` lists.
   *
   * @sample { "name": "y", "given": ["x"] }
   */
  "scalar/unbound": ({ name, given }: { name: string; given: readonly string[] }) =>
    `evaluate: no value for the variable ${name}, got ${given.length === 0 ? "none" : given.join(", ")}. Did you mean to pass { ${name}: … }?`,
  /**
   * An order of differentiation or of a polynomial must be an integer from 0 on.
   *
   * @sample { "call": "derivative", "order": 1.5 }
   */
  "scalar/order": ({ call, order }: { call: string; order: number }) => `${call}: the order must be an integer from 0 on, got ${order}`,
} as const;

export const error = errorsOf(texts);
