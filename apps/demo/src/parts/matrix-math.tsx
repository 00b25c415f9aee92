import type { VNode } from "preact";
import { inside } from "../math/inside.js";
import { leadMathML } from "../math/lead-math-ml.js";
import { MathML } from "./math-ml.js";

interface MatrixMathProps {
  /** The entries row by row, each a `math` element as the packages print it. */
  readonly rows: readonly (readonly string[])[];
  /** What stands before the matrix, as "H =". */
  readonly lead?: string;
}

/** A matrix of formulas between brackets. */
export const MatrixMath = ({ rows, lead }: MatrixMathProps): VNode => {
  const cells = rows.map((row) => `<mtr>${row.map((entry) => `<mtd><mstyle displaystyle="true">${inside(entry)}</mstyle></mtd>`).join("")}</mtr>`).join("");
  const before = lead ? `${leadMathML(lead)}<mo>=</mo>` : "";
  return <MathML html={`<math display="block"><mrow>${before}<mo>[</mo><mtable columnspacing="1.2em">${cells}</mtable><mo>]</mo></mrow></math>`} />;
};
