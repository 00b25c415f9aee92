/** A column: its title, and whether its entries are numbers, which end at one line. */
export interface Column {
  readonly title: string;
  readonly isNumber?: boolean;
}

/** Rows under titles, in columns as wide as they need to be, two blanks before the first. */
export const table = (columns: readonly Column[], rows: readonly (readonly string[])[]): string => {
  const widths = columns.map(({ title }, k) => Math.max(title.length, ...rows.map((row) => row[k]!.length)));
  const line = (cells: readonly string[]): string => `  ${cells.map((cell, k) => (columns[k]!.isNumber ? cell.padStart(widths[k]!) : cell.padEnd(widths[k]!))).join("  ")}`.trimEnd();
  return `${[columns.map(({ title }) => title), ...rows].map((row) => line(row)).join("\n")}\n`;
};
