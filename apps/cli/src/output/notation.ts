import { format, lineNotation, toLatex, toMathML, type Derivation, type Expr } from "@gradkit/scalar";

/** How formulas are written. */
export interface Notation {
  readonly write: (expr: Expr) => string;
  readonly line: (derivation: Derivation, line: Expr) => string;
  readonly matrix: (entries: readonly (readonly string[])[]) => string;
  /** What a formula is, where that is to be said. */
  readonly equation: (label: Label | undefined, formula: string) => string;
  /** Words and numbers beside formulas. */
  readonly remark: (text: string) => string;
}

/** A name in every notation. */
interface Label {
  readonly text: string;
  readonly latex: string;
}

const inside = (element: string): string => element.replace(/^<math[^>]*>/, "").replace(/<\/math>$/, "");
const table = (rows: readonly (readonly string[])[]): string => rows.map((row) => `<mtr>${row.map((entry) => `<mtd>${inside(entry)}</mtd>`).join("")}</mtr>`).join("");

/** All notations by the name of their format. */
export const notations: Readonly<Record<string, Notation>> = {
  text: {
    write: (expr) => format(expr),
    line: (derivation, line) => lineNotation(derivation, line).text,
    matrix: (entries) => {
      const widths = entries[0]?.map((_, column) => Math.max(...entries.map((row) => row[column]!.length))) ?? [];
      return entries.map((row) => `[${row.map((entry, column) => entry.padEnd(widths[column]!)).join("  ").trimEnd()}]`).join("\n");
    },
    equation: (label, formula) => (label ? `${label.text} = ${formula}` : formula),
    remark: (text) => text,
  },
  latex: {
    write: (expr) => toLatex(expr),
    line: (derivation, line) => lineNotation(derivation, line).latex,
    matrix: (entries) => `\\begin{bmatrix} ${entries.map((row) => row.join(" & ")).join(" \\\\ ")} \\end{bmatrix}`,
    equation: (label, formula) => (label ? `${label.latex} = ${formula}` : formula),
    remark: (text) => `% ${text}`,
  },
  mathml: {
    write: (expr) => toMathML(expr),
    line: (derivation, line) => lineNotation(derivation, line).mathml,
    matrix: (entries) => `<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mo>[</mo><mtable>${table(entries)}</mtable><mo>]</mo></math>`,
    equation: (_, formula) => formula,
    remark: (text) => `<!-- ${text} -->`,
  },
};

export const mathFormats = ["latex", "mathml"] as const;
