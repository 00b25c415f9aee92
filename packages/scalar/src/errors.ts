import { errorsOf } from "./gradkit-error.js";
import type { ParseErrorData } from "./parse/parse-error.js";
import { pointTo } from "./parse/place.js";

const quoted = (item: string): string => (/^\W$/.test(item) ? `"${item}"` : item);
const list = (items: readonly string[]): string => items.map(quoted).join(", ").replace(/, ([^,]+)$/, " or $1");

/** $e is what was expected and $f what was found. */
const parseText = (problem: string, data: ParseErrorData): string => {
  const { expected, found, suggestion } = data;
  const meant = suggestion ? `. Did you mean ${quoted(suggestion)}?` : "";
  return `parse: ${problem.replace(/\$[ef]/g, (sign) => (sign === "$f" ? quoted(found) : list(expected)))}${meant} ${pointTo(data)}`;
};

/* All error texts of this package, by code, in a table for each area: a bundle has those of the areas that it uses. */

export const expressionTexts = {
  /**
   * A number that stands in an expression must be finite: Infinity and NaN are no rational numbers.
   *
   * @sample { "value": "Infinity" }
   */
  "scalar/not-finite": ({ value }: { value: number | string }) => `constant: a number in an expression must be finite, got ${value}`,
  /**
   * A function of expressions was given something else, most often the text of a formula: parse it first.
   *
   * @sample { "got": "x^2", "isText": true }
   */
  "scalar/not-expression": ({ got, isText }: { got: string; isText: boolean }) =>
    `expression: expected what parse gives, got ${isText ? `the text ${JSON.stringify(got.slice(0, 40))}. Did you mean parse(${JSON.stringify(got.slice(0, 40))})?` : got}`,
} as const;
export const expressionError = /* @__PURE__ */ errorsOf(expressionTexts);

export const parseTexts = {
  /**
   * There is no formula in the text.
   *
   * @sample {"offset": 0, "line": 1, "column": 1, "excerpt": "", "caret": 0, "expected": ["a number", "a variable", "a function", "(", "|", "-"], "found": "the end"}
   */
  "scalar/parse-empty": (data: ParseErrorData) => parseText("expected a formula that begins with $e, got no text", data),
  /**
   * A character that no formula has. Invisible ones are named by their number, as are letters that are not valid Unicode.
   *
   * @sample {"offset": 2, "line": 1, "column": 3, "excerpt": "2*[x + 1]", "caret": 2, "expected": [], "found": "[", "suggestion": "("}
   */
  "scalar/parse-character": (data: ParseErrorData) => parseText("$f has no meaning in a formula", data),
  /**
   * A number is kept exactly; it may have 1000 digits with the zeros that its exponent stands for.
   *
   * @sample {"offset": 0, "line": 1, "column": 1, "excerpt": "1e9999", "caret": 0, "expected": ["at most 1000 digits with the zeros of its exponent"], "found": "1e9999"}
   */
  "scalar/parse-number": (data: ParseErrorData) => parseText("a number may have $e, got $f", data),
  /**
   * Something stands where it cannot: an operand is missing, or an operator. A product of two numbers needs its `*`, a function its parentheses.
   *
   * @sample {"offset": 4, "line": 1, "column": 5, "excerpt": "2 + * x", "caret": 4, "expected": ["a number", "a variable", "a function", "(", "|", "-"], "found": "*"}
   */
  "scalar/parse-unexpected": (data: ParseErrorData) => parseText("expected $e, got $f", data),
  /**
   * A parenthesis or a bar is opened and never closed. Bars of |x| do not nest well: write abs(x) there.
   *
   * @sample {"offset": 2, "line": 1, "column": 3, "excerpt": "2*(x + 1", "caret": 2, "expected": [")"], "found": "("}
   */
  "scalar/parse-unclosed": (data: ParseErrorData) => parseText("$f is never closed, expected $e", data),
  /**
   * A name before a parenthesis must be a function. A product with a variable needs its `*`, as in x*(x + 1).
   *
   * @sample {"offset": 4, "line": 1, "column": 5, "excerpt": "2 + sni(x)", "caret": 4, "expected": ["a function"], "found": "sni", "suggestion": "sin"}
   */
  "scalar/parse-unknown-function": (data: ParseErrorData) => parseText("$f is no function", data),
  /**
   * A function has another number of arguments.
   *
   * @sample {"offset": 0, "line": 1, "column": 1, "excerpt": "atan2(y)", "caret": 0, "expected": ["2 arguments"], "found": "1 in atan2(…)"}
   */
  "scalar/parse-arity": (data: ParseErrorData) => parseText("expected $e, got $f", data),
  /**
   * Parentheses, powers or signs are nested more deeply than 500. Long sums and products have no limit.
   *
   * @sample {"offset": 0, "line": 1, "column": 1, "excerpt": "((((x))))", "caret": 0, "expected": ["at most 500 open parts"], "found": "("}
   */
  "scalar/parse-too-deep": (data: ParseErrorData) => parseText("the formula is nested too deeply, expected $e", data),
} as const;

export const derivativeTexts = {
  /**
   * The function has no derivative with respect to this argument: the order of a polygamma function is an integer.
   *
   * @sample { "name": "polygamma", "argument": 1 }
   */
  "scalar/no-derivative": ({ name, argument }: { name: string; argument: number }) =>
    `derivative: ${name} has no derivative with respect to its argument ${argument}, which takes integers only`,
} as const;
export const derivativeError = /* @__PURE__ */ errorsOf(derivativeTexts);

export const orderTexts = {
  /**
   * An order of differentiation or of a polynomial must be an integer from 0 on.
   *
   * @sample { "call": "derivative", "order": 1.5 }
   */
  "scalar/order": ({ call, order }: { call: string; order: number }) => `${call}: the order must be an integer from 0 on, got ${order}`,
} as const;
export const orderError = /* @__PURE__ */ errorsOf(orderTexts);

export const valueTexts = {
  /**
   * The value of a variable is no number; text from an input field, say, must be converted first.
   *
   * @sample { "name": "x", "got": "string" }
   */
  "scalar/not-number": ({ name, got }: { name: string; got: string }) => `evaluate: the value of ${name} must be a number, got a ${got}`,
  /**
   * The environment has no value for a variable of the expression. Pass every variable that `variables(expr)` lists.
   *
   * @sample { "name": "y", "given": ["x"] }
   */
  "scalar/unbound": ({ name, given }: { name: string; given: readonly string[] }) =>
    `evaluate: no value for the variable ${name}, got ${given.length === 0 ? "none" : given.join(", ")}. Did you mean to pass { ${name}: … }?`,
  /**
   * The expression has no real value at this point, and no limit that would extend it there: the reason says which function is left, or that the
   * limits from different sides differ.
   *
   * @sample { "at": { "x": -1 }, "reason": "log of a negative number" }
   */
  "scalar/no-value": ({ at, reason }: { at: Readonly<Record<string, number>>; reason: string }) =>
    `evaluate: no value at ${Object.entries(at).map(([name, x]) => `${name} = ${x}`).join(", ")}: ${reason}`,
} as const;
export const valueError = /* @__PURE__ */ errorsOf(valueTexts);

export const seriesTexts = {
  /**
   * The function has no power series at this point: it is not analytic there (a kink, a root of 0, a logarithm of 0), has a pole, or is not defined.
   *
   * @sample { "name": "abs", "at": "0" }
   */
  "scalar/no-series": ({ name, at }: { name: string; at: string }) => `taylor: ${name} has no power series at ${at}`,
} as const;
export const seriesError = /* @__PURE__ */ errorsOf(seriesTexts);

export const printTexts = {
  /**
   * The printed form would be too long: an expression whose parts are shared can be short to store and astronomically long to write. Raise
   * `maxLength`, or print its parts.
   *
   * @sample { "maxLength": 10000000 }
   */
  "scalar/print-too-long": ({ maxLength }: { maxLength: number }) => `print: the text must have at most ${maxLength} characters, got more`,
} as const;
export const printError = /* @__PURE__ */ errorsOf(printTexts);

export const intervalTexts = {
  /**
   * An interval goes from its lower bound to its upper one, and holds real numbers: Infinity may only be an upper bound, -Infinity a lower one.
   *
   * @sample { "lo": "2", "hi": "1" }
   */
  "scalar/interval-bounds": ({ lo, hi }: { lo: string; hi: string }) => `interval: the bounds must be numbers in order, got ${lo} and ${hi}`,
} as const;
export const intervalError = /* @__PURE__ */ errorsOf(intervalTexts);

export const differenceTexts = {
  /**
   * A numeric derivative is taken at a finite point, and a quotient over a finite step other than 0.
   *
   * @sample { "call": "difference", "what": "x", "value": "NaN" }
   */
  "scalar/difference-point": ({ call, what, value }: { call: string; what: string; value: string }) =>
    `${call}: ${what} must be a finite number${what === "h" ? " other than 0" : ""}, got ${value}`,
  /**
   * Derivatives of functions are estimated up to the fourth order; a stencil may have any order from 0 on.
   *
   * @sample { "call": "difference", "order": 5, "from": 1, "to": 4 }
   */
  "scalar/difference-order": ({ call, order, from, to }: { call: string; order: number; from: number; to?: number }) =>
    `${call}: the order must be an integer from ${from} ${to === undefined ? "on" : `to ${to}`}, got ${order}`,
  /**
   * Differences are `central`, `forward` or `backward`. The complex step has a function of its own, complexStep, because it calls f over a field.
   *
   * @sample { "method": "complex" }
   */
  "scalar/difference-method": ({ method }: { method: string }) =>
    `difference: the method must be central, forward or backward, got ${method}${method === "complex" ? ". Did you mean complexStep(f, x)?" : ""}`,
  /**
   * The noise of f is the standard deviation of its errors: 0 or more. Leave it out to have it estimated.
   *
   * @sample { "noise": "-1" }
   */
  "scalar/difference-noise": ({ noise }: { noise: string }) => `difference: the noise must be a finite number from 0 on, got ${noise}`,
  /**
   * The function returned what is no number (or, for a Jacobian, no array of as many numbers as at the point itself).
   *
   * @sample { "call": "difference", "at": "0.5", "got": "undefined", "expected": "a number" }
   */
  "scalar/difference-value": ({ call, at, got, expected }: { call: string; at: string; got: string; expected: string }) =>
    `${call}: f must return ${expected}, got ${got} at ${at}`,
} as const;
export const differenceError = /* @__PURE__ */ errorsOf(differenceTexts);

export const stencilTexts = {
  /**
   * A central stencil has an even order of accuracy. For other stencils pass the offsets themselves.
   *
   * @sample { "accuracy": 3 }
   */
  "scalar/difference-accuracy": ({ accuracy }: { accuracy: number }) => `stencil: the accuracy must be an even number from 2 on, got ${accuracy}`,
  /**
   * A stencil for a derivative of order d needs at least d + 1 offsets, all finite and different.
   *
   * @sample { "order": 2, "offsets": [0, 1, 1] }
   */
  "scalar/difference-offsets": ({ order, offsets }: { order: number; offsets: readonly number[] }) =>
    `stencil: the offsets must be finite, different and at least ${order + 1}, got [${offsets.join(", ")}]`,
} as const;
export const stencilError = /* @__PURE__ */ errorsOf(stencilTexts);
