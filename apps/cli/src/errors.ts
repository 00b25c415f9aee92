import { errorsOf } from "@gradkit/shapes";
import type { BadCell } from "@repo/table";

/** Cells that are no numbers, and what to do about them: the first that fits. What has digits stands for a number, and is not to be left out. */
const remedies: readonly (readonly [cell: RegExp, remedy: (got: string) => string])[] = [
  [/^$/, () => "--missing omit"],
  [/^[+-]?\d{1,3}(?:[., '’]\d{3})+(?:[.,]\d+)?$/, () => "numbers without thousands separators"],
  [/[\r\n]/, () => "a closing quotation mark"],
  [/^(?!.*\d)[\w./-]{1,20}$/, (got) => `--na ${got} --missing omit`],
  [/^[^\d\p{C}']{1,20}$/u, (got) => `--na '${got}' --missing omit`],
];

/** What would read such rows: another dialect, or to leave them out. */
const remedyOf = (rows: readonly BadCell[]): string | undefined => {
  const { column, got } = rows.find((row) => row.got !== "") ?? rows[0]!;
  return column === "row" ? "another --delimiter or --decimal" : remedies.find(([cells]) => cells.test(got))?.[1](got);
};

const cell = ({ line, column, got }: BadCell): string => `line ${line} (${column}: ${got === "" ? "nothing" : JSON.stringify(got)})`;

/** What the system says of a file, without the call that failed. */
export const reasonOf = (e: unknown): string => (e as Error).message.split(",")[0]!;

/** A piece of an argument: where it begins in the text, from 0. */
export interface Place {
  readonly source: string;
  readonly offset: number;
}

const meant = (suggestion: string | undefined): string => (suggestion === undefined ? "" : `. Did you mean ${suggestion}?`);
const list = (items: readonly string[]): string => (items.length === 0 ? "none" : items.join(", "));

/** The column, and on two lines the text with a caret under the place. */
const at = ({ source, offset }: Place): string => {
  const from = Math.max(0, offset - 40);
  return ` (column ${offset + 1})\n  ${source.slice(from, offset + 40).replaceAll(/\s/g, " ")}\n  ${" ".repeat(offset - from)}^`;
};

/* All error texts of the command line, by code; those whose codes begin with cli/data are of the data and end the process with 3, the others with 2. */

export const texts = {
  /**
   * A mistake of this program, and not of its user: please report it, with the command line. GRADKIT_DEBUG=1 shows where it happened.
   *
   * @sample { "message": "x is not a function" }
   */
  "cli/internal": ({ message }: { message: string }) => `gradkit: internal: ${message}. Please report it`,
  /**
   * The first argument is no command. `gradkit --help` lists them.
   *
   * @sample { "name": "gard", "suggestion": "grad" }
   */
  "cli/command": ({ name, suggestion }: { name: string; suggestion?: string | undefined }) => `gradkit: no command ${name}${meant(suggestion) || "."} All commands: gradkit --help`,
  /**
   * The command has no such option. Its `--help` lists those that it has.
   *
   * @sample { "call": "taylor", "option": "--order", "own": ["--around", "--degree", "--eval", "--remainder"] }
   */
  "cli/option": ({ call, option, own, suggestion }: { call: string; option: string; own: readonly string[]; suggestion?: string | undefined }) =>
    `${call}: no option ${option}${meant(suggestion) || `; its own are ${list(own)}.`} All options: gradkit ${call} --help`,
  /**
   * An option lacks its value, or has one and takes none. A value that begins with two dashes is written --option=--value.
   *
   * @sample { "call": "taylor", "option": "--degree", "rule": "needs a value", "example": "--degree 5" }
   */
  "cli/option-value": ({ call, option, rule, example }: { call: string; option: string; rule: string; example: string }) => `${call}: ${option} ${rule}. Did you mean ${example}?`,
  /**
   * Too few or too many arguments that are no options. A formula with blanks or asterisks is put in quotation marks, so that the shell leaves it as it is.
   *
   * @sample { "call": "grad", "takes": "<formula>", "got": [], "example": "gradkit grad x^2" }
   */
  "cli/arguments": ({ call, takes, got, example }: { call: string; takes: string; got: readonly string[]; example: string }) =>
    `${call}: expected ${takes}, got ${got.length === 0 ? "nothing" : got.join(" ")}. Did you mean ${example}?`,
  /**
   * The value of an option is none of those that it can have.
   *
   * @sample { "option": "--format", "got": "tex", "known": ["text", "json", "latex", "mathml"], "suggestion": "latex" }
   */
  "cli/choice": ({ option, got, known, suggestion }: { option: string; got: string; known: readonly string[]; suggestion?: string | undefined }) =>
    `${option}: must be one of ${list(known)}, got ${got}${meant(suggestion)}`,
  /**
   * A piece of a list such as x=1,y=2 is not what it must be: a number (2, 1e-3, pi/2), an interval (0..1, 0.., ..1), or an array ([1, 2]).
   *
   * @sample { "option": "--at", "rule": "expected a number", "got": "two", "place": { "source": "x=1,y=two", "offset": 6 } }
   */
  "cli/list": ({ option, rule, got, place }: { option: string; rule: string; got: string; place: Place }) => `${option}: ${rule}, got ${got === "" ? "nothing" : got}${at(place)}`,
  /**
   * A name that an option gives is none of those of the formula.
   *
   * @sample { "option": "--at", "name": "lambda", "known": ["lam", "t"], "suggestion": "lam", "place": { "source": "lambda=1,t=2", "offset": 0 } }
   */
  "cli/unknown-name": ({ option, name, known, suggestion, place }: { option: string; name: string; known: readonly string[]; suggestion?: string | undefined; place: Place }) =>
    `${option}: unknown name ${name}, the formula has ${list(known)}${meant(suggestion)}${at(place)}`,
  /**
   * Values for some variables are missing.
   *
   * @sample { "option": "--at", "missing": ["y"], "given": "x=1", "example": "--at x=1,y=0" }
   */
  "cli/missing": ({ option, missing, given, example }: { option: string; missing: readonly string[]; given: string; example: string }) =>
    `${option}: no value for ${list(missing)}, got ${given === "" ? "nothing" : given}. Did you mean ${example}?`,
  /**
   * The command does this for formulas of one variable only, or needs to be told which.
   *
   * @sample { "call": "grad", "rule": "--order is of one variable", "got": ["x", "y"], "example": "--by x" }
   */
  "cli/variables": ({ call, rule, got, example }: { call: string; rule: string; got: readonly string[]; example: string }) => `${call}: ${rule}, got ${list(got)}. Did you mean ${example}?`,
  /**
   * A module could not be loaded, or what is asked of it is no function. It is an ES module, `loss.mjs`, and `loss.mjs#name` is its export of that name, `loss.mjs` alone the default one.
   *
   * @sample { "call": "check", "file": "loss.mjs", "reason": "it exports no function los, but loss", "suggestion": "loss.mjs#loss" }
   */
  "cli/module": ({ call, file, reason, suggestion }: { call: string; file: string; reason: string; suggestion?: string | undefined }) => `${call}: cannot use ${file}, ${reason}${meant(suggestion)}`,
  /**
   * The file that a fit was to be kept in is there and holds something else, which is not written over. Name another one, or delete it.
   *
   * @sample { "file": "data.csv", "reason": "it is no checkpoint" }
   */
  "cli/checkpoint": ({ file, reason }: { file: string; reason: string }) => `--checkpoint: cannot go on from ${file}: ${reason}. Did you mean another file?`,
  /**
   * A file, or the standard output, could not be written; or it is the file that the data are read from, which is not written over.
   *
   * @sample { "file": "out/fit.svg", "reason": "ENOENT: no such file or directory" }
   */
  "cli/write": ({ file, reason }: { file: string; reason: string }) => `output: cannot write ${file}, got ${reason}`,
  /**
   * The command needs a package that is no part of this program, as it brings what most do not need. Install it beside gradkit: globally where gradkit is.
   *
   * @sample { "call": "worker", "name": "@gradkit/cluster" }
   */
  "cli/install": ({ call, name }: { call: string; name: string }) => `${call}: needs ${name}, which is not installed. Did you mean npm install ${name} (with -g, where gradkit is global)?`,
  /**
   * The file of the data cannot be read.
   *
   * @sample { "file": "decya.csv", "reason": "ENOENT: no such file or directory" }
   */
  "cli/data-file": ({ file, reason }: { file: string; reason: string }) => `data: cannot read ${file}, got ${reason}`,
  /**
   * The file has no row of data, or none is left when those with missing numbers are left out.
   *
   * @sample { "file": "decay.csv", "omitted": 0 }
   */
  "cli/data-empty": ({ file, omitted }: { file: string; omitted: number }) => `data: ${file} must have at least one row of numbers, got none${omitted > 0 ? `; ${omitted} were left out` : ""}`,
  /**
   * Cells that a fit needs are empty, or are no numbers. Mend the lines, or say which texts stand for missing numbers (--na) and that such rows are left out (--missing omit).
   *
   * @sample { "file": "decay.csv", "count": 2, "rows": [{ "line": 5, "column": "y", "got": "abc" }, { "line": 8, "column": "y", "got": "" }] }
   */
  "cli/data-rows": ({ file, count, rows }: { file: string; count: number; rows: readonly BadCell[] }) =>
    `data: ${file} must have numbers in all rows, got ${count} bad ${count === 1 ? "one" : "ones"}: ${rows.map(cell).join(", ")}${count > rows.length ? ", …" : ""}${meant(remedyOf(rows))}`,
  /**
   * A column that is asked for is not in the file. Columns go by name, or by position from 1.
   *
   * @sample { "option": "--y", "name": "singal", "known": ["t", "signal"], "suggestion": "signal" }
   */
  "cli/data-column": ({ option, name, known, suggestion }: { option: string; name: string; known: readonly string[]; suggestion?: string | undefined }) =>
    `${option}: no column ${name}, got ${list(known)}${meant(suggestion)}`,
  /**
   * --columns names more or fewer columns than the file has.
   *
   * @sample { "file": "decay.csv", "names": ["t", "y"], "count": 3 }
   */
  "cli/data-columns": ({ file, names, count }: { file: string; names: readonly string[]; count: number }) => `data: --columns must name all columns of ${file}, got ${names.length} names (${list(names)}) for ${count} columns`,
};

export const error = /* @__PURE__ */ errorsOf(texts);
