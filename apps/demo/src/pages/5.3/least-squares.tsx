import { computed } from "@preact/signals";
import { matmul as productShape } from "@gradkit/shapes";
import type { VNode } from "preact";
import { apart } from "../../math/apart.js";
import { attempt } from "../../math/matrix-problem.js";
import { Agreement } from "../../parts/agreement.js";
import { numberCells } from "../../parts/formula-cells.js";
import { MathML } from "../../parts/math-ml.js";
import { NumberField } from "../../parts/number-field.js";
import { ProductTrain } from "../../parts/product-train.js";
import { Row } from "../../parts/row.js";
import { Said } from "../../said/said.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import tex from "./formulas.tex";
import { engine, state } from "./state.js";
import { texts } from "./texts.js";

const unknown = (rows: number, columns: number): number[][] => Array.from({ length: rows }, () => Array<number>(columns).fill(NaN));

const values = computed(() => {
  const [N, D] = [state.N.value, state.D.value];
  return engine.value?.leastSquares(N, D) ?? { byError: unknown(1, N)[0]!, byParameters: unknown(N, D), product: unknown(1, D)[0]!, whole: unknown(1, D)[0]! };
});
const difference = computed(() => apart(values.value.whole, values.value.product));

/** The factors turned round: what shapes says of N×D times 1×N. */
const turned = computed(() => {
  const { value, problem } = attempt(() => productShape([state.N.value, state.D.value] as readonly number[], [1, state.N.value]));
  return { shape: value, problem };
});

/** Example 5.11: the gradient of least squares, 1×N times N×D. */
export const LeastSquares = (): VNode => {
  const text = useText();
  const { byError, byParameters, product } = values.value;
  const { shape, problem } = turned.value;
  return (
    <Row of={["Ex. 5.11"]} title={text(texts.squaresTitle)}>
      <div class="split">
        <div class="stack">
          <p><Say of={texts.squaresSays} /></p>
          <MathML html={tex.loss!} />
          <MathML html={tex.squares!} />
          <div class="fields">
            <NumberField label={text(texts.measurements)} value={state.N} min={1} max={6} />
            <NumberField label={text(texts.parameters)} value={state.D} min={1} max={4} />
          </div>
        </div>
        <div class="card stack">
          <ProductTrain
            label={text(texts.squaresTitle)}
            factors={[{ name: tex.lossByError!, label: "∂L/∂e", cells: numberCells([byError], 3), role: "output" }, { name: tex.errorByParameters!, label: "∂e/∂θ", cells: numberCells(byParameters, 3), role: "input" }]}
            product={{ name: tex.lossByParameters!, label: "∂L/∂θ", cells: numberCells([product], 4), role: "param" }}
          />
          <Agreement says={texts.wholeAgrees} apart={difference.value} name="squares apart" />
          <div data-value="turned">
            {problem ? <p class="problem"><span>{text(texts.turnedRound)} <Said of={problem} /></span></p> : <p><Say of={texts.fitsWrong} with={{ shape: <strong>{shape!.join("×")}</strong> }} /></p>}
          </div>
        </div>
      </div>
    </Row>
  );
};
