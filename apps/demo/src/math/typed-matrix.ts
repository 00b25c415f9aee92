import { computed, type ReadonlySignal, type Signal } from "@preact/signals";
import { parse, type Expr } from "@gradkit/scalar";
import { readFormula } from "./typed-formula.js";
import type { LineProblem } from "./typed-formulas.js";

/** A matrix of formulas as it is typed, a row a line and its entries with commas between them: the last one that could be read, and what is wrong with each line that cannot. */
export interface TypedMatrix {
  readonly source: Signal<string>;
  readonly rows: ReadonlySignal<readonly (readonly Expr[])[]>;
  readonly problems: ReadonlySignal<readonly LineProblem[]>;
}

/** The pieces of a line between its commas, those within parentheses apart. */
const entriesOf = (line: string): readonly string[] => {
  const entries = [""];
  let depth = 0;
  for (const sign of line) {
    depth += sign === "(" ? 1 : sign === ")" ? -1 : 0;
    if (sign === "," && depth <= 0) entries.push("");
    else entries[entries.length - 1] += sign;
  }
  return entries.map((entry) => entry.trim());
};

const linesOf = (text: string, most: number): readonly string[] => text.split(/[\n;]/).map((line) => line.trim()).filter((line, _, all) => line !== "" || all.length === 1).slice(0, most);

/** Reads a signal's text as a matrix of formulas in some variables, of so many rows and columns at most; on an error the last good one stays. */
export const typedMatrix = (source: Signal<string>, known: readonly string[], most: readonly [number, number]): TypedMatrix => {
  let last: readonly (readonly Expr[])[] = linesOf(source.peek(), most[0]).map((line) => entriesOf(line).map((entry) => parse(entry)));
  const lines = computed(() => linesOf(source.value, most[0]));
  const problems = computed(() => lines.value.flatMap((text, k) => [...entryProblems(text, k + 1, known), ...countProblems(text, k + 1, lines.value, most[1])].slice(0, 1)));
  const rows = computed(() => (last = problems.value.length === 0 ? lines.value.map((line) => entriesOf(line).map((entry) => parse(entry))) : last));
  return { source, rows, problems };
};

const entryProblems = (text: string, line: number, known: readonly string[]): LineProblem[] =>
  entriesOf(text).flatMap((source) => {
    const { problem } = readFormula(source, known);
    return problem ? [{ line, source, problem }] : [];
  });

const countProblems = (source: string, line: number, lines: readonly string[], most: number): LineProblem[] => {
  const [count, wanted] = [entriesOf(source).length, entriesOf(lines[0]!).length];
  if (count === wanted && count <= most) return [];
  const saying =
    count > most ? { code: "demo/columns", data: { most, got: count }, message: `a row has ${most} entries at most, got ${count}` }
    : { code: "demo/ragged", data: { wanted, got: count }, message: `each row has as many entries as the first, which has ${wanted}, got ${count}` };
  return [{ line, source, problem: { ...saying, offset: 0, length: source.length } }];
};
