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
import { NumberField } from "../../parts/number-field.js";
import { Row } from "../../parts/row.js";
import { TensorView } from "../../parts/tensor-view.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import { indexText } from "../../url/index-param.js";
import { productCopies } from "./copies.js";
import tex from "./formulas.tex";
import { chosen, engine, product, shuffle, state } from "./state.js";
import { texts } from "./texts.js";

const difference = computed(() => {
  const { values, data } = product.value;
  const traced = engine.value?.productTraced(values.A, values.x);
  return traced ? apart(data, traced) : NaN;
});

const [output, input, slice] = [indexed("f"), indexed("A"), slicedBy("f", "A", "of")];

/** Example 5.12: df/dA of f = Ax, one slice for each entry of f, with xᵀ in one row. */
export const ProductRow = (): VNode => {
  const text = useText();
  const { of, by, closed, values, data } = product.value;
  const index = chosen.f.value;
  const [i, k, q] = index as readonly [number, number, number];
  return (
    <Row of={["Ex. 5.12"]} title={text(texts.productTitle)}>
      <div class="split">
        <div class="stack">
          <p><Say of={texts.productSays} /></p>
          <MathML html={tex.product!} />
          <MathML html={tex.productSlice!} />
          <div class="fields">
            <NumberField label={<>{text(texts.rows)} <var>M</var></>} value={state.fm} min={1} max={4} />
            <NumberField label={<>{text(texts.columnsOf)} <var>N</var></>} value={state.fn} min={1} max={4} />
          </div>
        </div>
        <div class="card stack">
          <h3>{text(texts.theCell)}</h3>
          <p class="equation" data-value="product cell">{element("f", [i], "A", [k, q])} = <strong>{numberText(data[flatIndex(index, [...of, ...by])]!)}</strong></p>
          <Cases label={text(texts.theCell)} current={k === i ? "own" : "other"} of={[{ name: "own", html: tex.own!, when: text(texts.ownRow) }, { name: "other", html: tex.other!, when: text(texts.otherRow) }]} />
          <p class="number"><MathML inline html="<math><msup><mi>𝒙</mi><mi>⊤</mi></msup></math>" /> = [{values.x.map((value, l) => <span key={l} class={k === i && l === q ? "hit" : ""}>{l > 0 && "  "}{numberText(value)}</span>)}]</p>
          <p class="muted">{text(texts.closed)}</p>
          <MathML html={matrixMathML(closed)} />
        </div>
      </div>
      <div class="card stack" data-value="product">
        <TensorView label={text(texts.productTensor)} of={of} by={by} data={data} collect="output" outputName={output} inputName={input} sliceName={slice} chosen={index} onChoose={(next) => (state.f.value = indexText(next))} />
      </div>
      <div class="tools">
        <button type="button" onClick={shuffle}>{text(texts.shuffle)}</button>
        <CopyMenu items={productCopies} />
        <Agreement says={texts.traced} apart={difference.value} name="product apart" />
      </div>
    </Row>
  );
};
