import { computed, type ReadonlySignal, type Signal } from "@preact/signals";
import { parse, type Expr } from "@gradkit/scalar";
import { readFormula, type Problem } from "./typed-formula.js";

/** What is wrong with a line of several formulas. */
export interface LineProblem {
  /** Counted from 1. */
  readonly line: number;
  readonly source: string;
  readonly problem: Problem;
}

/** Formulas as they are typed, one a line or with semicolons between them: the last ones that could all be read, and what is wrong with each line that cannot. */
export interface TypedFormulas {
  readonly source: Signal<string>;
  readonly exprs: ReadonlySignal<readonly Expr[]>;
  readonly problems: ReadonlySignal<readonly LineProblem[]>;
}

/** The formulas of a text, `most` at most, and one at least. A line may begin with a name for its formula, as "f2 =". */
export const linesOf = (text: string, most = Infinity): readonly string[] => {
  const lines = text.split(/[\n;]/).filter((line) => line.trim() !== "");
  return (lines.length === 0 ? [""] : lines.slice(0, most)).map((line) => line.replace(/^\s*\p{L}[\p{L}\p{Nd}_]*\s*=(?!=)/u, "").trim());
};

/** Reads a signal's text as formulas in some variables; on an error the last good ones stay. */
export const typedFormulas = (source: Signal<string>, known: readonly string[], most: number): TypedFormulas => {
  let last: readonly Expr[] = linesOf(source.peek(), most).map((line) => parse(line));
  const read = computed(() => linesOf(source.value, most).map((line, k) => ({ line: k + 1, source: line, ...readFormula(line, known) })));
  const problems = computed(() => read.value.flatMap(({ line, source: text, problem }) => (problem ? [{ line, source: text, problem }] : [])));
  const exprs = computed(() => (last = problems.value.length === 0 ? read.value.map(({ expr }) => expr!) : last));
  return { source, exprs, problems };
};
