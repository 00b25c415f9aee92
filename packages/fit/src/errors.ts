import { errorsOf } from "@gradkit/shapes";

const listed = (names: readonly string[]): string => (names.length > 0 ? names.join(", ") : "none");

/** All error texts of this package, by code. */
export const texts = {
  /**
   * An option has a value that it cannot have.
   *
   * @sample { "option": "level", "rule": "must lie between 0 and 1", "got": "95" }
   */
  "fit/option": ({ option, rule, got }: { option: string; rule: string; got: string }) => `fit: \`${option}\` ${rule}, got ${got}`,
  /**
   * There is no such option.
   *
   * @sample { "option": "checkpoints", "options": ["start", "bounds", "checkpoint"], "suggestion": "checkpoint" }
   */
  "fit/no-option": ({ option, options, suggestion }: { option: string; options: readonly string[]; suggestion?: string | undefined }) =>
    `fit: there is no option \`${option}\`${suggestion === undefined ? `; options are ${listed(options)}` : `. Did you mean ${suggestion}?`}`,
  /**
   * The formula is not one equation: it has more than one equals sign, or nothing on a side of it.
   *
   * @sample { "formula": "y = a = b*x", "rule": "must have one equals sign at most", "offset": 6 }
   */
  "fit/formula": ({ formula, rule }: { formula: string; rule: string; offset: number }) => `fit: the formula ${rule}, got "${formula}"`,
  /**
   * The left side of the formula, the weights or sigma are to be computed from the columns, and name something that is none.
   *
   * @sample { "where": "the left side", "name": "z", "columns": ["x", "y"], "suggestion": "y" }
   */
  "fit/column": ({ where, name, columns, suggestion }: { where: string; name: string; columns: readonly string[]; suggestion?: string | undefined }) =>
    `fit: ${where} must be made of columns, got ${name}; columns are ${listed(columns)}${suggestion === undefined ? "" : `. Did you mean ${suggestion}?`}`,
  /**
   * A column stands in the formula, which calls it otherwise: Greek letters by their names, x₁ as x_1. It would be a parameter there.
   *
   * @sample { "column": "λ", "name": "lambda" }
   */
  "fit/spelling": ({ column, name }: { column: string; name: string }) => `fit: columns must be called what the formula calls them, got ${column} for ${name}. Did you mean { ${name}: … }?`,
  /**
   * An option names a parameter, and the formula has none of that name.
   *
   * @sample { "option": "start", "name": "lamda", "names": ["a", "lambda"], "suggestion": "lambda" }
   */
  "fit/parameter": ({ option, name, names, suggestion }: { option: string; name: string; names: readonly string[]; suggestion?: string | undefined }) =>
    `fit: \`${option}\` must name parameters, got ${name}; parameters are ${listed(names)}${suggestion === undefined ? "" : `. Did you mean ${suggestion}?`}`,
  /**
   * There is nothing to fit: every name in the formula is a column, or fixed.
   *
   * @sample { "formula": "y = x", "columns": ["x", "y"] }
   */
  "fit/no-parameters": ({ formula, columns }: { formula: string; columns: readonly string[] }) => `fit: the formula must have a parameter to fit, got "${formula}", with columns ${listed(columns)}`,
  /**
   * Columns must be of one length.
   *
   * @sample { "lengths": { "x": 3, "y": 4 } }
   */
  "fit/lengths": ({ lengths }: { lengths: Readonly<Record<string, number>> }) =>
    `fit: columns must have the same number of rows, got ${Object.entries(lengths).map(([name, count]) => `${count} in ${name}`).join(" and ") || "no columns"}`,
  /**
   * There are fewer rows than parameters to fit.
   *
   * @sample { "rows": 2, "parameters": ["a", "b", "c"] }
   */
  "fit/few-rows": ({ rows, parameters }: { rows: number; parameters: readonly string[] }) =>
    `fit: there must be at least as many rows as parameters, got ${rows} row${rows === 1 ? "" : "s"} for ${parameters.length} (${parameters.join(", ")})`,
  /**
   * A number in a row is missing, or is not finite, and rows were not to be left out. Rows count from 0.
   *
   * @sample { "column": "y", "rows": [3, 17], "value": "NaN" }
   */
  "fit/missing": ({ column, rows, value }: { column: string; rows: readonly number[]; value: string }) =>
    `fit: numbers must be finite, got ${value} in ${column} of row ${rows.slice(0, 5).join(", ")}${rows.length > 5 ? ` and ${rows.length - 5} more` : ""}. Did you mean missing: "omit"?`,
  /**
   * A weight must not be negative, and a standard deviation must be positive. Rows count from 0.
   *
   * @sample { "option": "sigma", "rule": "must be positive", "row": 3, "value": 0 }
   */
  "fit/weight": ({ option, rule, row, value }: { option: string; rule: string; row: number; value: number }) => `fit: \`${option}\` ${rule}, got ${value} in row ${row}`,
  /**
   * A bound is no bound: the lower one is not below the upper one, or the start is outside.
   *
   * @sample { "name": "b", "rule": "must have a lower bound below the upper one", "got": "2 and 1" }
   */
  "fit/bounds": ({ name, rule, got }: { name: string; rule: string; got: string }) => `fit: ${name} ${rule}, got ${got}`,
  /**
   * There is no such method of least squares.
   *
   * @sample { "got": "marquardt", "known": ["auto", "trustRegionReflective", "trf", "levenbergMarquardt", "lm", "gaussNewton"], "suggestion": "levenbergMarquardt" }
   */
  "fit/method": ({ got, known, suggestion }: { got: string; known: readonly string[]; suggestion?: string | undefined }) =>
    `fit: \`method\` must be one of ${listed(known)}, got ${got}${suggestion === undefined ? "" : `. Did you mean ${suggestion}?`}`,
  /**
   * The method keeps no bounds, and some were given.
   *
   * @sample { "method": "gaussNewton", "bound": "b", "bounded": ["auto", "trustRegionReflective"] }
   */
  "fit/method-bounds": ({ method, bound, bounded }: { method: string; bound: string; bounded: readonly string[] }) =>
    `fit: \`method\` must keep bounds where there are some, got ${method} with bounds of ${bound}. Did you mean ${bounded.join(" or ")}?`,
  /**
   * The model is not finite at the start that was given. Rows count from 0.
   *
   * @sample { "what": "the model", "row": 4, "value": "Infinity", "parameters": { "a": 1, "b": 900 } }
   */
  "fit/start": ({ what, row, value, parameters }: { what: string; row: number; value: string; parameters: Readonly<Record<string, number>> }) =>
    `fit: the start must give finite numbers, got ${what} = ${value} in row ${row} at ${Object.entries(parameters).map(([name, x]) => `${name} = ${x}`).join(", ")}`,
  /**
   * No start was found at which the model is finite: give one, or bounds.
   *
   * @sample { "parameters": ["a", "b"] }
   */
  "fit/no-start": ({ parameters }: { parameters: readonly string[] }) => `fit: no start was found at which the model is finite, got none for ${parameters.join(", ")}. Did you mean start: { ${parameters[0]}: … }?`,
  /**
   * The checkpoint that was found is of another fit, or of none. Name another place, or delete it.
   *
   * @sample { "differences": [{ "what": "level", "was": "0.9", "is": "0.95" }, { "what": "the data of x" }] }
   */
  "fit/checkpoint": ({ differences }: { differences: readonly { readonly what: string; readonly was?: string | undefined; readonly is?: string | undefined }[] }) =>
    `fit: the checkpoint must be of the same fit, got ${differences.length === 0 ? "that of something else" : `other ${differences.map(({ what, was, is }) => (was === undefined ? what : `${what} (${was} and not ${is})`)).join(", ")}`}. Did you mean another place?`,
  /**
   * Fits are compared by what they say of the same observations: the same rows, and the same left side.
   *
   * @sample { "name": "b", "of": "a", "rows": 11, "expected": 12 }
   */
  "fit/compare": ({ name, of, rows, expected }: { name: string; of: string; rows: number; expected: number }) =>
    `compare: fits must be of the same observations, got ${rows} in ${name} and ${expected} in ${of}${rows === expected ? ", which are others" : ""}`,
  /**
   * The worker could not be started, or died, and so did the one that took its place. Where a bundler moves modules, make the worker in your own code, by `create`.
   *
   * @sample { "message": "its module could not be loaded" }
   */
  "fit/worker": ({ message }: { message: string }) => `fit: the worker failed: ${message}. Did you mean on: { create: () => new Worker(…) }?`,
} as const;

export const error = errorsOf(texts);
