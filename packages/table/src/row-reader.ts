import { numberOfCell } from "./cell.js";
import { columnNames, positionNames } from "./column-names.js";
import { growing, type Growing } from "./growing.js";
import { lineList } from "./line-list.js";
import { cellsOf, type Dialect } from "./sniff.js";

export interface RowOptions {
  /** What lines that are no data begin with. */
  readonly comment?: string;
  /** Texts that stand for a missing number, beside the usual ones. */
  readonly missing?: readonly string[];
  /** Names of the columns, instead of those of the file. */
  readonly names?: readonly string[] | undefined;
  /** Which columns to keep, by all names there are and the number of columns: all unless given. It may throw. */
  readonly keep?: (names: readonly string[], count: number) => readonly string[];
  /** What happens to rows in which a number is missing: they are bad, or left out. */
  readonly policy?: "refuse" | "omit";
}

/** A cell that should be a number; of a row that has too many cells the column is "row". */
export interface BadCell {
  /** From 1. */
  readonly line: number;
  readonly column: string;
  readonly got: string;
}

/** A table, and what of the text did not get into it. */
export interface Reading {
  readonly columns: Readonly<Record<string, Float64Array>>;
  readonly names: readonly string[];
  /** The titles of the file by name, where a name is not the title. */
  readonly renamed: Readonly<Record<string, string>>;
  readonly rows: number;
  /** The line, from 1, of a row of the columns, which counts from 0. */
  readonly lineOf: (row: number) => number;
  /** Rows with a cell that is no number: the first such cells, and how many rows in all. They are not in the columns. */
  readonly bad: { readonly cells: readonly BadCell[]; readonly count: number };
  /** Lines that were left out: the first ones, and how many in all. */
  readonly omitted: { readonly lines: readonly number[]; readonly count: number };
  readonly dialect: Dialect;
}

/** Takes rows one by one; the first one tells the columns. */
export interface RowReader {
  readonly add: (row: readonly string[], line: number) => void;
  readonly reading: () => Reading;
}

/** So many rows are listed by their lines. */
const listed = 10;

/** A reader that holds no more than the columns that are kept, as numbers. */
export const rowReader = (dialect: Dialect, { comment = "#", missing = [], names: wished, keep = (all) => all, policy = "refuse" }: RowOptions = {}): RowReader => {
  const { delimiter, decimal, hasHeader } = dialect;
  const style = { decimal, missing };
  let names: readonly string[] | undefined;
  let renamed: Record<string, string> = {};
  let kept: { name: string; at: number; numbers: Growing }[] = [];
  const values: number[] = [];
  const bad: BadCell[] = [];
  const omitted: number[] = [];
  const lines = lineList();
  let badCount = 0;
  let omittedCount = 0;
  let width = 0;
  let rows = 0;

  const begin = (cells: readonly string[]): void => {
    const titles = hasHeader ? cells.map((cell) => cell.trim()) : wished;
    names = wished ? columnNames(wished) : titles ? columnNames(titles) : positionNames(cells.length);
    renamed = Object.fromEntries(names.flatMap((name, k) => (titles && titles[k] !== name && titles[k] !== undefined ? [[name, titles[k]]] : [])));
    width = names.length;
    kept = keep(names, cells.length).map((name) => ({ name, at: names!.indexOf(name), numbers: growing() }));
  };

  const refuse = (cell: BadCell): void => {
    badCount += 1;
    if (bad.length < listed) bad.push({ ...cell, got: cell.got.slice(0, 40) });
  };

  const add = (row: readonly string[], line: number): void => {
    if (row[0]!.trimStart().startsWith(comment)) return;
    const cells = cellsOf(row, delimiter);
    if (!names) {
      begin(cells);
      if (hasHeader) return;
    }
    if (cells.slice(width).some((cell) => cell.trim() !== "")) return refuse({ line, column: "row", got: `${cells.length} cells for ${width} columns` });
    let isMissing = false;
    for (const [k, { name, at }] of kept.entries()) {
      const value = at < cells.length ? numberOfCell(cells[at]!, style) : NaN;
      isMissing ||= Number.isNaN(value);
      if (value === undefined || (Number.isNaN(value) && policy === "refuse")) {
        return refuse({ line, column: name, got: cells[at]?.trim() ?? "" });
      }
      values[k] = value;
    }
    if (isMissing) {
      omittedCount += 1;
      if (omitted.length < listed) omitted.push(line);
      return;
    }
    for (const [k, { numbers }] of kept.entries()) numbers.push(values[k]!);
    lines.push(line);
    rows += 1;
  };

  const reading = (): Reading => ({
    columns: Object.fromEntries(kept.map(({ name, numbers }) => [name, numbers.all()])),
    names: names ?? [],
    renamed,
    rows,
    lineOf: lines.lineOf(),
    bad: { cells: bad, count: badCount },
    omitted: { lines: omitted, count: omittedCount },
    dialect,
  });
  return { add, reading };
};
