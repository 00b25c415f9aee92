import { toMathML } from "@gradkit/scalar";
import type { VNode } from "preact";
import { numberText } from "../../math/number-text.js";
import { valueAt } from "../../math/value-at.js";
import { MathML } from "../../parts/math-ml.js";
import { MatrixMath } from "../../parts/matrix-math.js";
import { Row } from "../../parts/row.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { ShapeBadge } from "../../parts/shape-badge.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import formulas from "./formulas.tex";
import { center, delta, engine, f, formula, slope } from "./state.js";
import { texts } from "./texts.js";

const halvings = [1, 1 / 2, 1 / 4, 1 / 8, 1 / 16];

/** (5.148): the tangent plane, and how its error falls as the step is halved. */
export const Linear = (): VNode => {
  const text = useText();
  const [x, y] = center.value;
  const rows = halvings.map((part) => {
    const step = delta.value.map((d) => d * part) as [number, number];
    const model = engine.value?.linearOf(formula.expr.value, center.value, step);
    const truth = f.value(x + step[0], y + step[1]);
    return { part, truth, plane: model?.at ?? NaN, error: model ? Math.abs(truth - model.at) : NaN };
  });
  return (
    <Row of={["5.148"]} title={text(texts.linearTitle)}>
      <div class="split">
        <div class="stack">
          <p><Say of={texts.linearSays} /></p>
          <MathML html={formulas.linear!} />
          <p class="number">∇<var>f</var> ∈ <ShapeBadge of={[]} by={[2]} role="output" /></p>
          <MatrixMath lead="∇f" rows={[slope.value.map((entry) => toMathML(entry))]} />
          <MatrixMath lead="∇f(x₀)" rows={[slope.value.map((entry) => `<math><mn>${numberText(valueAt(entry, x, y))}</mn></math>`)]} />
        </div>
        <ScrollBox class="card">
          <table>
            <thead><tr>{[texts.step, texts.value, texts.plane, texts.error, texts.ratio].map((head) => <th key={head.en} scope="col">{text(head)}</th>)}</tr></thead>
            <tbody>
              {rows.map(({ part, truth, plane, error }, k) => (
                <tr key={part}>
                  <td class="number">{k === 0 ? "δ" : `δ/${1 / part}`}</td>
                  <td class="number">{numberText(truth)}</td>
                  <td class="number">{numberText(plane)}</td>
                  <td class="number">{numberText(error, 3)}</td>
                  <td class="number" data-value={`ratio ${k}`}>{k === 0 ? "" : numberText(error / rows[k - 1]!.error, 3)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      </div>
    </Row>
  );
};
