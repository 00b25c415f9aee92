import type { VNode } from "preact";
import { numberText } from "../../math/number-text.js";
import { MathML } from "../../parts/math-ml.js";
import { NumberField } from "../../parts/number-field.js";
import { Row } from "../../parts/row.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { ShapeBadge } from "../../parts/shape-badge.js";
import { TensorMath } from "../../parts/tensor-math.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import formulas from "./formulas.tex";
import { jacobians, sizes } from "./network-state.js";
import { state } from "./state.js";
import { texts } from "./texts.js";

/** (5.111) to (5.118): a network of layers, its Jacobians, and what the gradient of each layer takes from the one after it. */
export const Network = (): VNode => {
  const text = useText();
  const K = state.depth.value;
  const last = sizes.value.length - 1;
  return (
    <Row of={["5.111–5.114", "5.115–5.118"]} title={text(texts.networkTitle)}>
      <div class="split">
        <div class="stack">
          <p><Say of={texts.networkSays} /></p>
          <MathML html={formulas.network!} />
          <MathML html={formulas.loss!} />
          <div class="fields">
            <NumberField label={<>{text(texts.depth)} <var>K</var></>} value={state.depth} min={1} max={4} />
            <NumberField label={text(texts.width)} value={state.width} min={1} max={6} />
          </div>
          <ScrollBox>
            <table>
              <thead><tr><th scope="col">{text(texts.layer)}</th>{["A", "b", "f"].map((head) => <th key={head} scope="col"><var>{head}</var></th>)}</tr></thead>
              <tbody>
                {sizes.value.slice(1).map((size, k) => (
                  <tr key={k}><th scope="row">{k + 1}</th><td><ShapeBadge of={[size, sizes.value[k]!]} role="param" /></td><td><ShapeBadge of={[size]} role="param" /></td><td><ShapeBadge of={[size]} role="output" /></td></tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
        </div>
        <div class="card stack">
          <MathML html={formulas.layers!} />
          <ol class="orders" data-value="layers">
            {Array.from({ length: K }, (_, back) => K - 1 - back).map((i) => (
              <li key={i}>
                <div class="factors">
                  <strong>∂<var>L</var>/∂{sub("θ", i)} =</strong>
                  <span class={i < K - 1 ? "reused factors" : "factors"}>
                    <Factor above={<var>L</var>} below={sub("f", K)} of={[]} by={[sizes.value[last]!]} />
                    {Array.from({ length: K - 1 - i }, (_, j) => K - j).filter((k) => k > i + 2 || i === K - 1).map((k) => <Factor key={k} above={sub("f", k)} below={sub("f", k - 1)} of={[sizes.value[k]!]} by={[sizes.value[k - 1]!]} />)}
                  </span>
                  {i < K - 1 && <Factor above={sub("f", i + 2)} below={sub("f", i + 1)} of={[sizes.value[i + 2]!]} by={[sizes.value[i + 1]!]} />}
                  <Factor above={sub("f", i + 1)} below={sub("θ", i)} of={[sizes.value[i + 1]!]} by={[sizes.value[i + 1]! * (sizes.value[i]! + 1)]} />
                </div>
              </li>
            ))}
          </ol>
          <p class="right"><span class="reused">{text(texts.reused)}</span></p>
          <h3>{text(texts.jacobians)}</h3>
          {jacobians.value?.map((J, k) => <div key={k} class="factors" data-value={`jacobian ${k + 1}`}><span class="number">∂{sub("f", k + 1)}/∂{sub("f", k)} =</span> <TensorMath of={J} digits={3} /></div>)}
          {jacobians.value && <p>{text(texts.sizesMeet)}: {sizes.value.toReversed().map((size) => numberText(size)).join("×")}</p>}
        </div>
      </div>
    </Row>
  );
};

const sub = (letter: string, k: number): VNode => <var>{letter}<sub>{k}</sub></var>;

const Factor = ({ above, below, of, by }: { readonly above: VNode; readonly below: VNode; readonly of: readonly number[]; readonly by: readonly number[] }): VNode => (
  <span class="number">∂{above}/∂{below} <ShapeBadge of={of} by={by} /></span>
);
