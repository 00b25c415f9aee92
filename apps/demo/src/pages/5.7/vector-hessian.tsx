import { computed } from "@preact/signals";
import type { VNode } from "preact";
import { numberText } from "../../math/number-text.js";
import { FormulaInput } from "../../parts/formula-input.js";
import { MathML } from "../../parts/math-ml.js";
import { MatrixMath } from "../../parts/matrix-math.js";
import { Row } from "../../parts/row.js";
import { ShapeBadge } from "../../parts/shape-badge.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import formulas from "./formulas.tex";
import { engine, formula, point, second } from "./state.js";
import { texts } from "./texts.js";

/** The second derivative of (f, g) at the point, 2×2×2: null where there is none, undefined while the engine is on its way. */
const tensor = computed(() => engine.value?.secondDerivative([formula.expr.value, second.expr.value], point.value));

const waiting = [0, 1].map(() => [0, 1].map(() => [NaN, NaN]));

/** The Hessian of a function to ℝ²: one slice an output. */
export const VectorHessian = (): VNode => {
  const text = useText();
  const slices = tensor.value === null ? null : ((tensor.value?.toNested() as number[][][] | undefined) ?? waiting);
  return (
    <Row of={["§5.7 vector"]} title={text(texts.vectorTitle)}>
      <div class="split">
        <div class="stack">
          <p><Say of={texts.vectorSays} /></p>
          <MathML html={formulas.vector!} />
          <FormulaInput label={text(texts.second)} lead="g(x, y) =" formula={second} />
        </div>
        <div class="card stack">
          <p><ShapeBadge of={[2, 2, 2]} role="output" /></p>
          {slices ? (
            <div class="pair">
              {slices.map((slice, k) => (
                <div key={k} data-value={`slice ${k}`}>
                  <MatrixMath lead={`∇²${"fg"[k]}`} rows={slice.map((row) => row.map((value) => `<math><mn>${numberText(value, 5)}</mn></math>`))} />
                </div>
              ))}
            </div>
          ) : (
            <p class="problem"><Say of={texts.noModel} /></p>
          )}
        </div>
      </div>
    </Row>
  );
};
