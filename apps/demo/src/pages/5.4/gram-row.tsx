import { computed } from "@preact/signals";
import { flatIndex } from "@gradkit/shapes";
import type { VNode } from "preact";
import { apart } from "../../math/apart.js";
import { matrixMathML } from "../../math/matrix-math-ml.js";
import { numberText } from "../../math/number-text.js";
import { Agreement } from "../../parts/agreement.js";
import { Cases } from "../../parts/cases.js";
import { CopyMenu } from "../../parts/copy-menu.js";
import { element, indexed, slicedBy } from "../../parts/indexed.js";
import { MathML } from "../../parts/math-ml.js";
import { MatrixBox } from "../../parts/matrix-box.js";
import { NumberField } from "../../parts/number-field.js";
import { Row } from "../../parts/row.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { TensorView } from "../../parts/tensor-view.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import { indexText } from "../../url/index-param.js";
import { gramCopies } from "./copies.js";
import tex from "./formulas.tex";
import { chosen, engine, gram, shuffle, state } from "./state.js";
import { texts } from "./texts.js";

const difference = computed(() => {
  const traced = engine.value?.gramTraced(gram.value.values.R);
  return traced ? apart(gram.value.data, traced) : NaN;
});

const [output, input, slice] = [indexed("K"), indexed("R"), slicedBy("K", "R", "of")];
const cases = [
  { name: "left", html: tex.left!, when: texts.leftCase },
  { name: "right", html: tex.right!, when: texts.rightCase },
  { name: "twice", html: tex.twice!, when: texts.twiceCase },
  { name: "nothing", html: tex.nothing!, when: texts.nothingCase },
] as const;

/** Which case of (5.98) a cell is. */
const caseOf = ([p, q, , j]: readonly number[]): (typeof cases)[number]["name"] => (j === p ? (p === q ? "twice" : "left") : j === q ? "right" : "nothing");

/** Example 5.13: dK/dR of K = RᵀR, with the case of (5.98) that the chosen cell is. */
export const GramRow = (): VNode => {
  const text = useText();
  const { of, by, closed, values, K, data } = gram.value;
  const index = chosen.k.value;
  const [p, q, i, j] = index as readonly [number, number, number, number];
  const current = caseOf(index);
  /** The column of R where the entry meets its partner. */
  const partner = current === "nothing" ? -1 : current === "right" ? p : q;
  return (
    <Row of={["Ex. 5.13"]} title={text(texts.gramTitle)}>
      <div class="split">
        <div class="stack">
          <p><Say of={texts.gramSays} /></p>
          <MathML html={tex.gram!} />
          <MathML html={tex.gramShape!} />
          <div class="fields">
            <NumberField label={<>{text(texts.rows)} <var>M</var></>} value={state.M} min={1} max={4} />
            <NumberField label={<>{text(texts.columnsOf)} <var>N</var></>} value={state.N} min={1} max={4} />
          </div>
          <p class="muted">{text(texts.closed)}</p>
          <MathML html={matrixMathML(closed)} />
        </div>
        <div class="card stack">
          <h3>{text(texts.ruleSays)}</h3>
          <p class="equation" data-value="gram cell">{element("K", [p, q], "R", [i, j])} = <strong>{numberText(data[flatIndex(index, [...of, ...by])]!)}</strong></p>
          <Cases label={text(texts.ruleSays)} current={current} of={cases.map((each) => ({ ...each, when: text(each.when) }))} />
          <ScrollBox class="pictures">
            <figure>
              <figcaption class="muted"><MathML inline html="<math><mi>𝑹</mi></math>" /></figcaption>
              <MatrixBox label={text(texts.columns)} cells={values.R.map((row, r) => row.map((value, c) => <span class={`cell ${c === p || c === q ? "taken" : ""} ${r === i && c === j ? "moved" : ""} ${r === i && c === partner ? "hit" : ""}`}>{numberText(value)}</span>))} />
            </figure>
            <figure>
              <figcaption class="muted"><MathML inline html="<math><mi>𝑲</mi></math>" /></figcaption>
              <MatrixBox label="K" cells={K.map((row, r) => row.map((value, c) => <span class={`cell ${r === p && c === q ? "hit" : ""}`}>{numberText(value, 4)}</span>))} />
            </figure>
          </ScrollBox>
          <p class="muted"><small>{text(texts.columns)}</small></p>
        </div>
      </div>
      <div class="card stack" data-value="gram">
        <TensorView label={text(texts.gramTensor)} of={of} by={by} data={data} collect="output" outputName={output} inputName={input} sliceName={slice} chosen={index} onChoose={(next) => (state.k.value = indexText(next))} />
        <p class="muted"><small>{text(texts.keys)}</small></p>
      </div>
      <div class="tools">
        <button type="button" onClick={shuffle}>{text(texts.shuffle)}</button>
        <CopyMenu items={gramCopies} />
        <Agreement says={texts.traced} apart={difference.value} name="gram apart" />
      </div>
    </Row>
  );
};
