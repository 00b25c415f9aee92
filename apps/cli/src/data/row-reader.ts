import { error, type BadCell as Bad } from "../errors.js";
import { numberOfCell } from "./cell.js";
import { columnNames, positionNames } from "./column-names.js";
import { growing } from "./growing.js";
import { cellsOf, type Dialect, type DialectWish } from "./sniff.js";

export interface TableOptions extends DialectWish {
  /** What lines that are no data begin with. */
  readonly comment: string;
  /** Texts that stand for a missing number, beside the usual ones. */
  readonly missing: readonly string[];
  /** What happens to rows in which a number is missing. */
  readonly policy: "refuse" | "omit";
  /** Names of the columns, instead of those of the file. */
  readonly names?: readonly string[] | undefined;
  /** Which columns to keep, by all names there are; it may throw. */
  readonly keep: (names: readonly string[]) => readonly string[];
}

export interface Table {
  readonly columns: Readonly<Record<string, Float64Array>>;
  readonly names: readonly string[];
  /** The titles of the file by name, where a name is not the title. */
  readonly renamed: Readonly<Record<string, string>>;
  readonly rows: number;
  /** Lines that were left out: the first ones, and how many in all. */
  readonly omitted: { readonly lines: readonly number[]; readonly count: number };
  readonly dialect: Dialect;
}

/** So many rows are listed by their lines. */
const listed = 10;

/** Takes rows one by one: the first one tells the columns. */
export const rowReader = (file: string, dialect: Dialect, { comment, missing, policy, names: wished, keep }: TableOptions) => {
  const { delimiter, decimal, hasHeader } = dialect;
  const style = { decimal, missing };
  let names: readonly string[] | undefined;
  let renamed: Record<string, string> = {};
  let kept: { name: string; at: number; numbers: ReturnType<typeof growing> }[] = [];
  const values: number[] = [];
  const bad: Bad[] = [];
  const omitted: number[] = [];
  let badCount = 0;
  let omittedCount = 0;
  let width = 0;
  let rows = 0;

  const begin = (cells: readonly string[]): void => {
    const titles = hasHeader ? cells.map((cell) => cell.trim()) : undefined;
    if (wished && wished.length !== cells.length) throw error("cli/data-columns", { file, names: wished, count: cells.length });
    names = wished ?? (titles ? columnNames(titles) : positionNames(cells.length));
    renamed = Object.fromEntries(names.flatMap((name, k) => (titles && titles[k] !== name ? [[name, titles[k]!]] : [])));
    width = names.length;
    kept = keep(names).map((name) => ({ name, at: names!.indexOf(name), numbers: growing() }));
  };

  const refuse = (row: Bad): void => {
    badCount += 1;
    if (bad.length < listed) bad.push(row);
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
        return refuse({ line, column: name, got: cells[at]?.trim().slice(0, 40) ?? "" });
      }
      values[k] = value;
    }
    if (isMissing) {
      omittedCount += 1;
      if (omitted.length < listed) omitted.push(line);
      return;
    }
    for (const [k, { numbers }] of kept.entries()) numbers.push(values[k]!);
    rows += 1;
  };

  const table = (): Table => {
    if (badCount > 0) throw error("cli/data-rows", { file, count: badCount, rows: bad });
    if (rows === 0) throw error("cli/data-empty", { file, omitted: omittedCount });
    return {
      columns: Object.fromEntries(kept.map(({ name, numbers }) => [name, numbers.all()])),
      names: names!, renamed, rows,
      omitted: { lines: omitted, count: omittedCount },
      dialect,
    };
  };
  return { add, table };
};
