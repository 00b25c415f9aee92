import { errorsOf } from "@gradkit/shapes";

/** All error texts of this package, by code. */
export const texts = {
  /**
   * The order of a Taylor polynomial, a jet or a derivative is a whole number from 0 up, to where its arithmetic leaves the range of a double: 88, or 10000 for a jet.
   *
   * @sample { "call": "taylor", "most": 88, "got": "1.5" }
   */
  "taylor/order": ({ call, most, got }: { call: string; most: number; got: string }) => `${call}: the order is a whole number from 0 to ${most}, got ${got}`,
  /**
   * A derivative of high order in many variables has more entries than there is memory for. A jet has one coefficient for each order.
   *
   * @sample { "call": "derivativeTensor", "variables": 100, "order": 6, "entries": 1000000000000, "most": 134217728 }
   */
  "taylor/too-large": ({ call, variables, order, entries, most }: { call: string; variables: number; order: number; entries: number; most: number }) =>
    `${call}: order ${order} in ${variables} variables has at most ${most} entries, got ${entries}. Did you mean jet(f, x0, direction, ${order})?`,
  /**
   * A Taylor polynomial has a point of finite numbers to start from.
   *
   * @sample { "call": "taylor", "at": 1, "got": "NaN" }
   */
  "taylor/point": ({ call, at, got }: { call: string; at: number; got: string }) => `${call}: the point must have finite numbers, got ${got} in place ${at}`,
  /**
   * The function has no finite derivative of that order at the point: it is outside of its domain, at a pole, or where a derivative is infinite, as that of sqrt at 0.
   *
   * @sample { "call": "derivativeTensor", "order": 1, "got": "Infinity" }
   */
  "taylor/not-smooth": ({ call, order, got }: { call: string; order: number; got: string }) =>
    `${call}: the derivative of order ${order} must be finite, got ${got}. Is the point inside of the domain?`,
  /**
   * The function gives one tensor, or one list of numbers and tensors of the same shape.
   *
   * @sample { "call": "taylor", "got": "an object" }
   */
  "taylor/value": ({ call, got }: { call: string; got: string }) => `${call}: f(x) must be one tensor, or a list of tensors of one shape, got ${got}`,
  /**
   * quadratic and toPolynomial are for functions with one number as their value.
   *
   * @sample { "call": "quadratic", "shape": [3] }
   */
  "taylor/not-scalar": ({ call, shape }: { call: string; shape: readonly number[] }) => `${call}: f(x) must be a scalar, got shape (${shape.join(", ")})`,
  /**
   * What a linear model is evaluated at has the structure, shapes and containers of the point that it was made at.
   *
   * @sample { "call": "linearize" }
   */
  "taylor/tree": ({ call }: { call: string }) => `${call}: x must be like the point: the same keys, shapes and kinds of arrays`,
  /**
   * A displacement, a point or a box has one entry for each variable.
   *
   * @sample { "call": "remainder", "expected": 2, "got": 3 }
   */
  "taylor/length": ({ call, expected, got }: { call: string; expected: number; got: number }) => `${call}: one entry for each of ${expected} variables, got ${got}`,
  /**
   * A box has an interval for each variable, with its bounds in order.
   *
   * @sample { "got": "[2, 1]" }
   */
  "taylor/box": ({ got }: { got: string }) => `remainder: a side of the box is [lo, hi], lo not above hi, got ${got}`,
  /**
   * The curvatures are those of a square matrix of finite numbers, row by row.
   *
   * @sample { "got": "3 numbers" }
   */
  "taylor/hessian": ({ got }: { got: string }) => `curvatures: the Hessian must be a square matrix of finite numbers, got ${got}`,
  /**
   * A remainder has no bound over the box. `remainder` answers with the whole line, `defined` false, and does not throw this.
   *
   * @sample { "reason": "a pole" }
   */
  "taylor/unbounded": ({ reason }: { reason: string }) => `remainder: it must be bounded on the whole box, and is not: ${reason}`,
  /**
   * A term or derivative beyond the order of a Taylor polynomial was asked for.
   *
   * @sample { "call": "term", "order": 2, "got": 3 }
   */
  "taylor/term": ({ call, order, got }: { call: string; order: number; got: number }) => `${call}: terms are 0 to ${order}, got ${got}`,
  /**
   * Arithmetic takes polynomials in the same variables about the same centre. Use shift to move one.
   *
   * @sample { "call": "add", "left": "x, y about (0, 0)", "right": "x, y about (1, 0)" }
   */
  "taylor/different-center": ({ call, left, right }: { call: string; left: string; right: string }) =>
    `${call}: polynomials must have the same variables and centre, got ${left} and ${right}. Did you mean shift(q, p.center)?`,
  /**
   * A polynomial is made of whole exponents from 0 up, one for each variable, and of finite coefficients.
   *
   * @sample { "call": "polynomial", "rule": "exponents are whole numbers from 0 up", "got": "[-1]" }
   */
  "taylor/polynomial": ({ call, rule, got }: { call: string; rule: string; got: string }) => `${call}: ${rule}, got ${got}`,
} as const;

export const error = errorsOf(texts);
