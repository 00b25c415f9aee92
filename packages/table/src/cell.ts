/** What stands for a number that is missing. */
const absent: ReadonlySet<string> = new Set(["", "na", "n/a", "#n/a", "nan", "null", "none", ".", "-", "?"]);

/** How numbers are written in a file. */
export interface NumberStyle {
  readonly decimal: "." | ",";
  /** Further texts that stand for a missing number. */
  readonly missing: readonly string[];
}

/** Digits with a decimal sign and an exponent, also Fortran's D. */
const written = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eEdD][+-]?\d+)?$/;

/** The number of a cell, NaN where it is missing, undefined where it is neither. */
export const numberOfCell = (cell: string, { decimal, missing }: NumberStyle): number | undefined => {
  const text = cell.trim();
  if (missing.includes(text)) return NaN;
  if (decimal === "," && text.includes(".")) return absent.has(text) ? NaN : undefined;
  const plain = (decimal === "," ? text.replace(",", ".") : text).replace("−", "-");
  if (!written.test(plain)) return absent.has(text.toLowerCase()) ? NaN : undefined;
  const value = Number(plain.replace(/[dD]/, "e"));
  return Number.isFinite(value) ? value : undefined;
};
