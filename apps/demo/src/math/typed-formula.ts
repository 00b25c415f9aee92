import { computed, type ReadonlySignal, type Signal } from "@preact/signals";
import { derivative, isGradkitError, parse, variables, type Expr, type ParseErrorData } from "@gradkit/scalar";
import type { Saying } from "../said/saying.js";

/** What is wrong with a text that was typed as a formula, and where. */
export interface Problem extends Saying {
  readonly offset: number;
  readonly length: number;
  /** The variables there are, where it names another. */
  readonly known?: readonly string[];
}

/** A formula as it is typed: its text, the last expression that could be read from it, and what is wrong with the text if anything is. */
export interface TypedFormula {
  readonly source: Signal<string>;
  readonly expr: ReadonlySignal<Expr>;
  readonly problem: ReadonlySignal<Problem | undefined>;
}

/** Reads a signal's text as a formula in some variables (in any, where none are given); on an error the last good expression stays. */
export const typedFormula = (source: Signal<string>, known?: readonly string[]): TypedFormula => {
  let last = parse(source.peek());
  const read = computed(() => readFormula(source.value, known));
  const expr = computed(() => (last = read.value.expr ?? last));
  return { source, expr, problem: computed(() => read.value.problem) };
};

interface Read {
  readonly expr?: Expr;
  readonly problem?: Problem;
}

/** The expression of a text, or what is wrong with it. */
export const readFormula = (text: string, known?: readonly string[]): Read => {
  try {
    const expr = parse(text);
    const unknown = known && variables(expr).find((name) => !known.includes(name));
    if (unknown !== undefined) return { problem: unknownName(text, unknown, known!) };
    for (const name of known ? variables(expr) : []) derivative(expr, name);   // pages differentiate what they show
    return { expr };
  } catch (error) {
    if (!isGradkitError(error)) throw error;
    const { offset = 0, found = text } = error.data as Partial<ParseErrorData>;
    return { problem: { code: error.code, data: error.data as object, message: error.message, offset, length: text.startsWith(found, offset) ? found.length : 1 } };
  }
};

const unknownName = (text: string, name: string, known: readonly string[]): Problem => {
  const offset = Math.max(0, text.search(new RegExp(`(?<![\\p{L}_\\d])${name}(?![\\p{L}_\\d])`, "u")));
  return { code: "demo/unknown-name", data: { name, known }, message: name, offset, length: name.length, known };
};
