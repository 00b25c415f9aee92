import { Readable } from "node:stream";
import { rowReader, sniff, type DialectWish, type Reading, type RowOptions } from "@repo/table";
import Papa from "papaparse";
import { error, reasonOf } from "../errors.js";
import { lineCounter } from "./line-counter.js";
import { textChunks } from "./text-chunks.js";

export type TableOptions = RowOptions & DialectWish;

/** A table of which every row is numbers. */
export type Table = Omit<Reading, "bad">;

/** So much text is read before it is decided how the file is written. */
const headSize = 1 << 16;

/**
 * A table from a stream of text, read in one pass: no more than the columns that are kept, as numbers, is held.
 *
 * @param file  its name, for errors
 * @throws cli/data-file, cli/data-columns, cli/data-empty, cli/data-rows, and what `keep` throws
 */
export const readTable = async (file: string, stream: AsyncIterable<Uint8Array | string>, options: TableOptions): Promise<Table> => {
  const chunks = textChunks(stream);
  const head = await readable(file, headOf(chunks));
  if (head.includes("\0")) throw error("cli/data-file", { file, reason: "bytes that are no text: a table is read as CSV, in UTF-8 or UTF-16 with its mark" });
  const dialect = sniff(head, options.comment ?? "#", options.missing ?? [], options);
  const keep = (names: readonly string[], count: number): readonly string[] => {
    if (names.length !== count) throw error("cli/data-columns", { file, names, count });
    return options.keep?.(names, count) ?? names;
  };
  const reader = rowReader(dialect, { ...options, keep });
  const lines = lineCounter();
  async function* text(): AsyncGenerator<string> {
    for await (const chunk of joined(head, chunks)) {
      lines.push(chunk);
      yield dialect.delimiter === " " ? chunk.replaceAll("\t", " ") : chunk;
    }
  }
  await readable(file, parsed(text(), dialect.delimiter, (row, end, lineBreak) => reader.add(row, lines.lineAt(end, lineBreak))));
  return whole(file, reader.reading());
};

/** All of it, if all of it is numbers. */
const whole = (file: string, { bad, ...table }: Reading): Table => {
  if (bad.count > 0) throw error("cli/data-rows", { file, count: bad.count, rows: bad.cells });
  if (table.rows === 0) throw error("cli/data-empty", { file, omitted: table.omitted.count });
  return table;
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
    throw code?.startsWith("E") ? error("cli/data-file", { file, reason: reasonOf(e) }) : e;
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
