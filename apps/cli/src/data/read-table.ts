import { Readable } from "node:stream";
import Papa from "papaparse";
import { error } from "../errors.js";
import { numberOfCell } from "./cell.js";
import { columnNames, positionNames } from "./column-names.js";
import { growing } from "./growing.js";
import { lineCounter } from "./line-counter.js";
import { cellsOf, sniff, type Dialect, type DialectWish } from "./sniff.js";
import { textChunks } from "./text-chunks.js";

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
/** So much text is read before it is decided how the file is written. */
const headSize = 1 << 16;

/**
 * A table from a stream of text, read in one pass: no more than the columns that are kept, as numbers, is held.
 *
 * @param file  its name, for errors
 * @throws cli/data-file, cli/data-empty, cli/data-rows, and what `keep` throws
 */
export const readTable = async (file: string, stream: AsyncIterable<Uint8Array | string>, options: TableOptions): Promise<Table> => {
  const chunks = textChunks(stream);
  const head = await readable(file, headOf(chunks));
  const dialect = sniff(head, options.comment, options.missing, options);
  const reader = rowReader(file, dialect, options);
  const lines = lineCounter();
  async function* text(): AsyncGenerator<string> {
    for await (const chunk of joined(head, chunks)) {
      lines.push(chunk);
      yield dialect.delimiter === " " ? chunk.replaceAll("\t", " ") : chunk;
    }
  }
  await readable(file, parsed(text(), dialect.delimiter, (row, end, lineBreak) => reader.add(row, lines.lineAt(end, lineBreak))));
  return reader.table();
};

/** Enough text to see how the file is written. */
const headOf = async (chunks: AsyncGenerator<string>): Promise<string> => {
  let head = "";
  while (head.length < headSize) {
    const { value, done } = await chunks.next();
    if (done) break;
    head += value;
  }
  return head;
};

async function* joined(head: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  if (head !== "") yield head;
  yield* rest;
}

/** What cannot be read is an error of the data. */
const readable = async <T>(file: string, reading: Promise<T>): Promise<T> => {
  try {
    return await reading;
  } catch (e) {
    const { code } = e as NodeJS.ErrnoException;
    throw code?.startsWith("E") ? error("cli/data-file", { file, reason: (e as Error).message.split(",")[0]! }) : e;
  }
};

/** Goes through the rows; `add` says whether to go on, and what it throws ends the reading. */
const parsed = (text: AsyncGenerator<string>, delimiter: string, add: (row: string[], end: number, lineBreak: string) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    let thrown: unknown;
    Papa.parse<string[]>(Readable.from(text), {
      delimiter,
      skipEmptyLines: "greedy",
      step: ({ data, meta }, parser) => {
        try {
          add(data, meta.cursor, meta.linebreak);
        } catch (e) {
          thrown ??= e;
          parser.abort();
        }
      },
      error: reject,
      complete: () => (thrown === undefined ? resolve() : reject(thrown as Error)),
    });
  });

interface Bad {
  readonly line: number;
  readonly column: string;
  readonly got: string;
}

/** Takes rows one by one: the first one tells the columns. */
const rowReader = (file: string, { delimiter, decimal, hasHeader, ...rest }: Dialect, { comment, missing, policy, names: wished, keep }: TableOptions) => {
  const style = { decimal, missing };
  let names: readonly string[] | undefined;
  let renamed: Record<string, string> = {};
  let kept: { name: string; at: number; numbers: ReturnType<typeof growing> }[] = [];
  const values: number[] = [];
  const bad: Bad[] = [];
  const omitted: number[] = [];
  let badCount = 0;
  let omittedCount = 0;
  let rows = 0;

  const begin = (cells: readonly string[]): void => {
    const titles = hasHeader ? cells.map((cell) => cell.trim()) : undefined;
    if (wished && wished.length !== cells.length) throw error("cli/data-columns", { file, names: wished, count: cells.length });
    names = wished ?? (titles ? columnNames(titles) : positionNames(cells.length));
    renamed = Object.fromEntries(names.flatMap((name, k) => (titles && titles[k] !== name ? [[name, titles[k]!]] : [])));
    kept = keep(names).map((name) => ({ name, at: names!.indexOf(name), numbers: growing() }));
  };

  const add = (row: readonly string[], line: number): void => {
    if (row[0]!.trimStart().startsWith(comment)) return;
    const cells = cellsOf(row, delimiter);
    if (!names) {
      begin(cells);
      if (hasHeader) return;
    }
    let isMissing = false;
    for (const [k, { name, at }] of kept.entries()) {
      const value = at < cells.length ? numberOfCell(cells[at]!, style) : NaN;
      isMissing ||= Number.isNaN(value);
      if (value === undefined || (Number.isNaN(value) && policy === "refuse")) {
        badCount += 1;
        if (bad.length < listed) bad.push({ line, column: name, got: cells[at]?.trim() ?? "" });
        return;
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
      dialect: { delimiter, decimal, hasHeader, ...rest },
    };
  };
  return { add, table };
};
