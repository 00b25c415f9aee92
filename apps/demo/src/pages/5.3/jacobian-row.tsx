import { computed, signal } from "@preact/signals";
import { derivativeNotation, derive, format, toMathML } from "@gradkit/scalar";
import type { VNode } from "preact";
import { numberText } from "../../math/number-text.js";
import { Agreement } from "../../parts/agreement.js";
import { CellGrid, type Cell } from "../../parts/cell-grid.js";
import { MathML } from "../../parts/math-ml.js";
import { Row } from "../../parts/row.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { ShapeBadge } from "../../parts/shape-badge.js";
import { Steps } from "../../parts/steps.js";
import { variableHead } from "../../parts/variable-name.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import tex from "./formulas.tex";
import { apart, choose, chosen, formulas, J, names, partials, shapes } from "./state.js";
import { texts } from "./texts.js";

/** The cell under the pointer, for as long as it is there. */
const hovered = signal<readonly [number, number] | undefined>(undefined);
const at = computed((): readonly [number, number] => {
  const [i, j] = hovered.value ?? chosen.value;
  return i < partials.value.length && j < names.value.length ? [i, j] : chosen.value;
});
const derivation = computed(() => derive(formulas.exprs.value[at.value[0]]!, names.value[at.value[1]]!));

const component = (i: number): string => (formulas.exprs.value.length === 1 ? "f" : `f_${i + 1}`);

/** (5.54) to (5.58): the Jacobian, and how the chosen cell of it comes about. */
export const JacobianRow = (): VNode => {
  const text = useText();
  const [i, j] = at.value;
  const size = [partials.value.length, names.value.length] as const;
  const mate = (row: number, column: number): string => (row === i && column === j ? "row-mate column-mate" : row === i ? "row-mate" : column === j ? "column-mate" : "");
  const named = (row: number, column: number, value: string): string => `∂${component(row).replace("_", "")}/∂${names.value[column]!} = ${value}`;
  const grids: readonly { readonly title: string; readonly cell: (row: number, column: number) => Cell }[] = [
    { title: text(texts.inFormulas), cell: (r, c) => ({ shown: <MathML inline html={toMathML(partials.value[r]![c]!, { display: "inline" })} />, label: named(r, c, format(partials.value[r]![c]!)), class: mate(r, c) }) },
    { title: text(texts.atPoint), cell: (r, c) => ({ shown: numberText(J.value[r]![c]!, 4), label: named(r, c, numberText(J.value[r]![c]!, 4)), class: mate(r, c) }) },
  ];
  return (
    <Row of={["5.54–5.55", "5.56–5.58"]} title={text(texts.jacobianTitle)}>
      <div class="split">
        <div class="stack">
          <p><Say of={texts.jacobianSays} /></p>
          <MathML html={tex.column!} />
          <MathML html={tex.jacobian!} />
        </div>
        <div class="card stack">
          <h3>{text(texts.jacobian)} <ShapeBadge {...shapes.value} /></h3>
          <div class="grids">
            {grids.map(({ title, cell }) => (
              <div key={title} class="stack">
                <p class="muted">{title}</p>
                <ScrollBox>
                  <CellGrid label={`${text(texts.jacobian)}, ${title}`} size={size} cell={cell} rowHead={(r) => variableHead(component(r))} columnHead={(c) => variableHead(names.value[c]!)} chosen={chosen.value} onChoose={choose} onHover={(cell) => (hovered.value = cell)} />
                </ScrollBox>
              </div>
            ))}
          </div>
          <p class="muted"><small>{text(texts.keys)}</small></p>
        </div>
      </div>
      <div class="split">
        <div class="stack">
          <div data-value="cell"><MathML html={derivativeNotation({ of: component(i), by: [names.value[j]!], partial: true }).mathml} /></div>
          <p><span class="output-role"><Say of={texts.rowIs} with={{ row: i + 1 }} /></span> <ShapeBadge of={[]} by={shapes.value.by} /></p>
          <p><span class="input-role"><Say of={texts.columnIs} with={{ column: j + 1 }} /></span> <ShapeBadge of={shapes.value.of} by={[]} /></p>
          <Agreement says={texts.agrees} apart={apart.value ?? NaN} name="apart" />
        </div>
        <div class="card"><Steps derivation={derivation.value} /></div>
      </div>
    </Row>
  );
};
