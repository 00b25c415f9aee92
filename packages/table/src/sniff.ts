import Papa from "papaparse";
import { numberOfCell, type NumberStyle } from "./cell.js";

/** How a file is written. */
export interface Dialect {
  /** A blank stands for any run of blanks and tabs. */
  readonly delimiter: "," | ";" | "\t" | "|" | " ";
  readonly decimal: NumberStyle["decimal"];
  readonly hasHeader: boolean;
}

export interface DialectWish {
  readonly delimiter?: Dialect["delimiter"] | undefined;
  readonly decimal?: Dialect["decimal"] | undefined;
  readonly hasHeader?: boolean | undefined;
}

const delimiters: readonly Dialect["delimiter"][] = [",", ";", "\t", "|", " "];

/** The cells of a row: with a blank as the delimiter, empty ones are none. */
export const cellsOf = (row: readonly string[], delimiter: string): readonly string[] => (delimiter === " " ? row.filter((cell) => cell !== "") : row);

/** The rows of a text in a dialect, without empty lines and comments. */
const rowsOf = (text: string, delimiter: Dialect["delimiter"], comment: string): (readonly string[])[] => {
  const { data } = Papa.parse<string[]>(delimiter === " " ? text.replaceAll("\t", " ") : text, { delimiter, skipEmptyLines: "greedy" });
  return data.map((row) => cellsOf(row, delimiter)).filter((row) => !row[0]!.trimStart().startsWith(comment));
};

const share = (cells: readonly string[], style: NumberStyle): number => cells.filter((cell) => numberOfCell(cell, style) !== undefined).length / Math.max(1, cells.length);

/**
 * Which of the dialects reads the first lines best: most cells are numbers, the rows are of one length, and there are as many columns as can be. More than one
 * column counts half as much again, as a few short rows must not make `1,2` a number of a single column.
 */
export const sniff = (text: string, comment: string, missing: readonly string[], wish: DialectWish): Dialect => {
  const sample = text.split(/\r\n|\r|\n/).slice(0, 50).join("\n");
  const candidates = (wish.delimiter ? [wish.delimiter] : delimiters).flatMap((delimiter) =>
    (wish.decimal ? [wish.decimal] : ([".", ","] as const)).filter((decimal) => decimal !== delimiter).map((decimal) => {
      const rows = rowsOf(sample, delimiter, comment);
      const body = rows.slice(1);
      const style = { decimal, missing };
      const columns = rows[0]?.length ?? 0;
      const even = rows.filter(({ length }) => length === columns).length / Math.max(1, rows.length);
      const numeric = share((body.length > 0 ? body : rows).flat(), style);
      const isHeader = rows.length > 0 && rows[0]!.some((cell) => numberOfCell(cell, style) === undefined);
      return { delimiter, decimal, hasHeader: wish.hasHeader ?? isHeader, score: numeric * even * (columns > 1 ? 1.5 : 1), columns };
    }),
  );
  const { delimiter, decimal, hasHeader } = candidates.toSorted((a, b) => b.score - a.score || b.columns - a.columns)[0]!;
  return { delimiter, decimal, hasHeader };
};
