/** A table of texts: its first row is the head; first and last columns go to the left, numbers to the right. */
export type Table = readonly (readonly string[])[];

/** A table in columns of equal width. */
export const plainTable = (table: Table): string => {
  const widths = table[0]!.map((_, k) => Math.max(...table.map((row) => row[k]!.length)));
  const isLeft = (k: number): boolean => k === 0 || k === widths.length - 1;
  return table.map((row) => row.map((cell, k) => (isLeft(k) ? cell.padEnd(widths[k]!) : cell.padStart(widths[k]!))).join("  ").trimEnd()).join("\n");
};

/** A table in Markdown. */
export const markdownTable = ([head, ...rows]: Table): string => {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head!), line(head!.map((_, k) => (k === 0 || k === head!.length - 1 ? "---" : "--:"))), ...rows.map(line)].join("\n");
};
