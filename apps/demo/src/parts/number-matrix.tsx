import type { VNode } from "preact";
import { numberText } from "../math/number-text.js";

interface NumberMatrixProps {
  /** What stands before it: "∇f", "H". */
  readonly name?: string;
  readonly rows: readonly (readonly number[])[];
  readonly digits?: number;
}

/** A matrix of numbers as a formula; a row vector is a matrix of one row. */
export const NumberMatrix = ({ name, rows, digits = 4 }: NumberMatrixProps): VNode => (
  <div class="math">
    <math display="block">
      <mrow>
        {name && <>{name.split("").map((sign) => <mi key={sign} mathvariant={sign === "∇" ? "normal" : undefined}>{sign}</mi>)}<mo>=</mo></>}
        <mrow>
          <mo>[</mo>
          <mtable>
            {rows.map((row, i) => <mtr key={i}>{row.map((value, j) => <mtd key={j}><mn>{numberText(value, digits)}</mn></mtd>)}</mtr>)}
          </mtable>
          <mo>]</mo>
        </mrow>
      </mrow>
    </math>
  </div>
);
