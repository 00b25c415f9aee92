import type { VNode } from "preact";
import { numberText } from "../../math/number-text.js";
import { MathML } from "../../parts/math-ml.js";
import { type Numbers, TensorMath } from "../../parts/tensor-math.js";
import { NumberField } from "../../parts/number-field.js";
import { Row } from "../../parts/row.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { ShapeBadge } from "../../parts/shape-badge.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import formulas from "./formulas.tex";
import { center, delta, engine, f, formula, other, state } from "./state.js";
import { texts } from "./texts.js";

const highest = 3;

/** Figure 5.13 and (5.155) to (5.159): each term as a tensor, contracted with the step until it is a number. */
export const Terms = (): VNode => {
  const text = useText();
  const k = state.k.value;
  const T = engine.value?.taylorOf(formula.expr.value, center.value, highest);
  const steps = T ? engine.value!.contracted(T.terms[k]!, delta.value) : [];
  const power = engine.value?.outerPower(delta.value, k).toNested() as Numbers | undefined;
  const terms = T ? Array.from({ length: highest + 1 }, (_, order) => T.term(order, delta.value)) : [];
  const truth = f.value(...other.value);
  return (
    <Row of={["Fig. 5.13"]} title={text(texts.termsTitle)}>
      <p><Say of={texts.termsSay} /></p>
      <div class="split">
        <div class="stack">
          <NumberField label={<>{text(texts.order)} <var>k</var></>} value={state.k} min={0} max={highest} />
          <MathML html={formulas.power!} />
          <MathML html={formulas[`term${k}`]!} />
          {T === null && <p class="problem"><span><strong aria-hidden="true">✕ </strong>{text(texts.noSeries)}</span></p>}
          <ScrollBox>
            <table>
              <thead><tr><th scope="col"><var>k</var></th><th scope="col">{text(texts.contraction)}</th><th scope="col">{text(texts.term)}</th><th scope="col">{text(texts.sum)}</th><th scope="col">{text(texts.left)}</th></tr></thead>
              <tbody>
                {terms.map((term, order) => {
                  const sum = terms.slice(0, order + 1).reduce((a, b) => a + b);
                  return (
                    <tr key={order}>
                      <td class="number">{order}</td>
                      <td><code>{T!.contractions[order]!.spec}</code></td>
                      <td class="number" data-value={`term ${order}`}>{numberText(term)}</td>
                      <td class="number">{numberText(sum)}</td>
                      <td class="number" data-value={`left ${order}`}>{numberText(truth - sum, 3)}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </ScrollBox>
        </div>
        <div class="card stack">
          <h3>{text(texts.power)} <var>δ<sup>{k}</sup></var> <ShapeBadge of={Array<number>(k).fill(2)} role="param" /></h3>
          {power !== undefined && <TensorMath of={power} />}
          <h3><var>D<sup>{k}</sup></var><var>f</var>(<var>x<sub>0</sub></var>) <ShapeBadge of={Array<number>(k).fill(2)} role="output" /></h3>
          <ol class="contraction" data-value="contraction">
            {steps.map((tensor, at) => <li key={at}><TensorMath of={tensor.toNested() as Numbers} /></li>)}
          </ol>
          {T && <p class="number">× {numberText(T.contractions[k]!.factor)} = {numberText(terms[k]!)}</p>}
        </div>
      </div>
    </Row>
  );
};
