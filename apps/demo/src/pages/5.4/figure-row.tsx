import { computed } from "@preact/signals";
import { flatIndex } from "@gradkit/shapes";
import { toMathML } from "@gradkit/scalar";
import type { VNode } from "preact";
import { apart } from "../../math/apart.js";
import { numberText } from "../../math/number-text.js";
import { Agreement } from "../../parts/agreement.js";
import { CopyMenu } from "../../parts/copy-menu.js";
import { FormulasInput } from "../../parts/formulas-input.js";
import { element, indexed, slicedBy } from "../../parts/indexed.js";
import { MathML } from "../../parts/math-ml.js";
import { MatrixMath } from "../../parts/matrix-math.js";
import { Named } from "../../parts/named.js";
import { NumberField } from "../../parts/number-field.js";
import { Row } from "../../parts/row.js";
import { TensorView } from "../../parts/tensor-view.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import { indexText } from "../../url/index-param.js";
import { figureCopies } from "./copies.js";
import tex from "./formulas.tex";
import { A, chosen, engine, figure, state, x } from "./state.js";
import { texts } from "./texts.js";

const difference = computed(() => {
  const traced = engine.value?.figureTraced(A.rows.value, x, x.map((name) => state[name].value));
  return traced ? apart(figure.value.data, traced) : NaN;
});

const [entry, input, slice] = [indexed("A"), indexed("x"), slicedBy("A", "x", "by")];

/** Figure 5.7: a matrix of formulas by a vector, by both approaches. */
export const FigureRow = (): VNode => {
  const text = useText();
  const { of, by, formulas, data } = figure.value;
  const index = chosen.a.value;
  const [i, j, k] = index as readonly [number, number, number];
  const formula = formulas[flatIndex([i, j], of)]![k]!;
  return (
    <Row of={["Fig. 5.7"]} title={text(texts.figureTitle)}>
      <div class="split">
        <div class="stack">
          <p><Say of={texts.figureSays} /></p>
          <MathML html={tex.figure!} />
          <div class="card stack">
            <h3>{text(texts.theCell)}</h3>
            <p class="equation" data-value="figure cell">{element("A", [i, j], "x", [k])} = <MathML inline html={toMathML(formula, { display: "inline" })} /> = <strong>{numberText(data[flatIndex(index, [...of, ...by])]!)}</strong></p>
          </div>
        </div>
        <div class="stack">
          <FormulasInput label={text(texts.matrixOf)} formulas={A}>
            <MatrixMath lead="A" rows={A.rows.value.map((row) => row.map((each) => toMathML(each)))} />
          </FormulasInput>
          <div class="fields">
            {x.map((name, l) => <NumberField key={name} label={<Named {...input([l])} />} value={state[name]} min={-3} max={3} step={0.1} />)}
          </div>
        </div>
      </div>
      <div class="card stack" data-value="figure">
        <TensorView label={text(texts.figureTensor)} of={of} by={by} data={data} collect="input" outputName={entry} inputName={input} sliceName={slice} chosen={index} onChoose={(next) => (state.a.value = indexText(next))} />
        <p class="muted"><small>{text(texts.keys)}</small></p>
      </div>
      <div class="tools">
        <CopyMenu items={figureCopies} />
        <Agreement says={texts.traced} apart={difference.value} name="figure apart" />
      </div>
    </Row>
  );
};
