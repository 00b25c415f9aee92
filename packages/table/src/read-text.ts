import Papa from "papaparse";
import { rowReader, type Reading, type RowOptions } from "./row-reader.js";
import { sniff } from "./sniff.js";

/** A table from a text that is whole: how it is written is told by its first lines. A byte order mark and Windows line ends are as good as none. */
export const readText = (text: string, options: RowOptions = {}): Reading => {
  const plain = text.replace(/^\ufeff/, "");
  const dialect = sniff(plain, options.comment ?? "#", options.missing ?? [], {});
  const reader = rowReader(dialect, options);
  const { data } = Papa.parse<string[]>(dialect.delimiter === " " ? plain.replaceAll("\t", " ") : plain, { delimiter: dialect.delimiter });
  for (const [k, row] of data.entries()) if (row.some((cell) => cell.trim() !== "")) reader.add(row, k + 1);
  return reader.reading();
};
