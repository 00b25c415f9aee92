import { errorsOf } from "@gradkit/shapes";

/** Where in a source text something stands, with a line that shows it. */
export interface Place {
  readonly offset: number;
  readonly token: string;
  readonly source: string;
}

const meant = (suggestion: string | undefined): string => (suggestion === undefined ? "" : `. Did you mean ${suggestion}?`);
const list = (items: readonly string[]): string => (items.length === 0 ? "none" : items.join(", "));

/** What was given, and what reads it where it is a text. */
const shown = (got: unknown, reader: string): string => {
  const text = String(got).slice(0, 40);
  return typeof got === "string" ? `${JSON.stringify(text)}${meant(`${reader}(${JSON.stringify(text)})`)}` : text;
};

/** The place on two lines, with a caret under the token. */
const at = (place: Place | undefined): string => {
  if (!place) return "";
  const from = Math.max(0, place.offset - 40);
  const shown = place.source.slice(from, place.offset + 40).replace(/\s/gu, " ");
  return ` (at ${place.offset})\n  ${shown}\n  ${" ".repeat(place.offset - from)}^`;
};

/* All error texts of this package, by code. Those that stand apart are of areas that most bundles are without. */

export const texts = {
  /**
   * A function or a property of square matrices met another one: inv, det, tr and logdet need as many rows as columns.
   *
   * @sample { "call": "inv", "shape": "m×n" }
   */
  "matrix/not-square": ({ call, shape, place }: { call: string; shape: string; place?: Place }) => `${call}: the matrix must be square, got ${shape}${at(place)}`,
  /**
   * The shapes of the arguments do not fit together; sizes of different names count as different.
   *
   * @sample { "call": "*", "shapes": ["n×1", "n×1"], "rule": "inner sizes must agree", "suggestion": "x'*y or x*y'" }
   */
  "matrix/shape": ({ call, shapes, rule, suggestion, place }: { call: string; shapes: readonly string[]; rule: string; suggestion?: string; place?: Place }) =>
    `${call}: ${rule}, got ${shapes.join(" and ")}${meant(suggestion)}${at(place)}`,
  /**
   * A function was given more or fewer arguments than it takes.
   *
   * @sample { "call": "kron", "expected": "2", "got": 1 }
   */
  "matrix/arity": ({ call, expected, got, place }: { call: string; expected: string; got: number; place?: Place }) =>
    `${call}: takes ${expected} argument${expected === "1" ? "" : "s"}, got ${got}${at(place)}`,
  /**
   * A name before a parenthesis is no function of the language.
   *
   * @sample { "name": "trace", "suggestion": "tr" }
   */
  "matrix/unknown-function": ({ name, suggestion, place }: { name: string; suggestion?: string; place?: Place }) => `parse: no function ${name}${meant(suggestion)}${at(place)}`,
  /**
   * A name in the formula, or the name by which to differentiate, is none of the symbols.
   *
   * @sample { "call": "parse", "name": "B", "known": ["x", "A"] }
   */
  "matrix/unknown-name": ({ call, name, known, place }: { call: string; name: string; known: readonly string[]; place?: Place }) =>
    `${call}: no symbol ${name}, got ${list(known)}${at(place)}`,
  /**
   * The text is no formula: an operator or a parenthesis is missing, or a character is none of the language.
   *
   * @sample { "expected": "an operand", "found": "the end" }
   */
  "matrix/parse": ({ expected, found, suggestion, place }: { expected: string; found: string; suggestion?: string; place?: Place }) =>
    `parse: expected ${expected}, found ${found}${meant(suggestion)}${at(place)}`,
  /**
   * A function of expressions was given something else, most often the text of a formula: parse it first.
   *
   * @sample { "got": "x'*x" }
   */
  "matrix/not-expression": ({ got }: { got: unknown }) => `expression: expected what parse gives, got ${shown(got, "parse")}`,
  /**
   * The symbols of a formula are those that scalar, vector, matrix and declare give; a declaration as text was not declared.
   *
   * @sample { "got": "x: n" }
   */
  "matrix/symbols": ({ got }: { got: unknown }) => `parse: expected symbols, got ${shown(got, "declare")}`,
  /**
   * A layout of derivatives must be one of the two that are in use.
   *
   * @sample { "layout": "row" }
   */
  "matrix/layout": ({ layout }: { layout: string }) => `gradient: the layout must be numerator or denominator, got ${layout}`,
  /**
   * A function has no derivative that could be written: the vectors of a singular value decomposition are unique only up to their signs.
   *
   * @sample { "name": "svdU" }
   */
  "matrix/no-derivative": ({ name }: { name: string }) => `gradient: ${name} has no derivative in the table`,
  /**
   * The structure of a matrix argument goes with scalar functions of a square matrix.
   *
   * @sample { "structure": "sym-free", "shape": "m×n", "rule": "the argument must be a square matrix" }
   */
  "matrix/structure": ({ structure, shape, rule }: { structure: string; shape: string; rule: string }) => `gradient: the structure ${structure} is not possible here: ${rule}, got ${shape}`,
  /**
   * A result of rank three or more was used as a matrix, or printed as code: it is written in index notation.
   *
   * @sample { "call": "toCode", "rank": 4 }
   */
  "matrix/tensor": ({ call, rank }: { call: string; rank: number }) => `${call}: needs at most two axes, got a tensor of rank ${rank}. Did you mean differential(…)?`,
  /**
   * The closed form disagrees with the definition at a test point. This is a mistake of this package: please report the formula.
   *
   * @sample { "formula": "x'*x", "by": "x" }
   */
  "matrix/unproved": ({ formula, by }: { formula: string; by: string }) => `gradient: internal: the form of the derivative of ${formula} by ${by} failed its own test. Please report it`,
};

export const error = /* @__PURE__ */ errorsOf(texts);

export const symbolTexts = {
  /**
   * The name of a symbol must be a letter and then letters, digits or underscores.
   *
   * @sample { "name": "2x" }
   */
  "matrix/name": ({ name }: { name: string }) => `symbol: a name must be a letter and then letters, digits or _, got ${JSON.stringify(name)}`,
  /**
   * A size must be a whole number from 0 on, a name, or a product of names as m*n.
   *
   * @sample { "size": "-1" }
   */
  "matrix/size": ({ size }: { size: string }) => `symbol: a size must be a whole number, a name or a product of names, got ${size}`,
  /**
   * A property of a matrix is one of those that the engine uses.
   *
   * @sample { "property": "symetric", "known": ["symmetric", "diagonal"] }
   */
  "matrix/property": ({ property, known }: { property: string; known: readonly string[] }) => `matrix: no property ${property}, got one that is none of ${known.join(", ")}`,
  /**
   * A declaration of symbols is a list of names with their shapes and properties, parted by semicolons.
   *
   * @sample { "text": "X: m by n" }
   */
  "matrix/declaration": ({ text }: { text: string }) => `declare: expected a name, its shape and its properties, got ${JSON.stringify(text)}. Did you mean "X: m×n" or "W: n×n symmetric"?`,
};
export const symbolError = /* @__PURE__ */ errorsOf(symbolTexts);

export const valueTexts = {
  /**
   * The values lack a symbol of the expression, or a size that no value tells.
   *
   * @sample { "name": "A", "given": ["x"] }
   */
  "matrix/unbound": ({ name, isSize, given }: { name: string; isSize?: boolean; given: readonly string[] }) => `evaluate: no value for ${isSize ? "the size " : ""}${name}, got ${list(given)}. Did you mean to pass { ${name}: … }?`,
  /**
   * A value has another shape than its symbol, or a size that another value contradicts.
   *
   * @sample { "name": "A", "declared": "m×n", "got": "(2, 3)", "because": "n = 2" }
   */
  "matrix/value-shape": ({ name, declared, got, because }: { name: string; declared: string; got: string; because: string }) =>
    `evaluate: the value of ${name} must be ${declared}${because && ` with ${because}`}, got ${got}`,
  /**
   * A part of the expression has no value here: the inverse of a singular matrix, the logarithm of a negative number, an eigenvalue that is not real.
   *
   * @sample { "part": "inv(A)", "shape": "2×2", "reason": "the matrix is singular" }
   */
  "matrix/no-value": ({ part, shape, reason }: { part: string; shape: string; reason: string }) => `evaluate: ${part} has no value here, ${reason}, got ${shape}`,
  /**
   * What substitute puts in the place of what is a Map, whose keys and values are expressions.
   *
   * @sample { "got": "[object Object]" }
   */
  "matrix/parts": ({ got }: { got: unknown }) => `substitute: the parts must be a Map of expressions, got ${String(got).slice(0, 40)}. Did you mean new Map([[x, …]])?`,
};
export const valueError = /* @__PURE__ */ errorsOf(valueTexts);

export const codeTexts = {
  /**
   * Code is written in one of four languages.
   *
   * @sample { "language": "python", "known": ["typescript", "numpy", "julia", "matlab"] }
   */
  "matrix/language": ({ language, known }: { language: string; known: readonly string[] }) => `toCode: the language must be one of ${known.join(", ")}, got ${language}`,
  /**
   * The language has no function of its own for a part of the expression.
   *
   * @sample { "name": "eigvec", "language": "matlab" }
   */
  "matrix/no-code": ({ name, language }: { name: string; language: string }) => `toCode: ${language} has no function for ${name}`,
  /**
   * The code reads sizes off its parameters, and one that the expression needs is the length of none of their axes.
   *
   * @sample { "size": "m", "symbols": ["x"] }
   */
  "matrix/open-size": ({ size, symbols }: { size: string; symbols: readonly string[] }) => `toCode: the size ${size} must be that of a symbol, got ${list(symbols)}`,
};
export const codeError = /* @__PURE__ */ errorsOf(codeTexts);
