import type { VNode } from "preact";
import { numberText } from "../../math/number-text.js";
import { Facts } from "../../parts/facts.js";
import { MathML } from "../../parts/math-ml.js";
import { Row } from "../../parts/row.js";
import { type Numbers, TensorMath } from "../../parts/tensor-math.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import formulas from "./formulas.tex";
import { center, engine, formula, other } from "./state.js";
import { texts } from "./texts.js";

/** The polynomial of the second order by its gradient and Hessian, and what optimizers make of it. */
export const QuadraticModel = (): VNode => {
  const text = useText();
  const q = engine.value?.quadraticOf(formula.expr.value, center.value);
  const minimizer = q?.minimizer?.toNested() as readonly number[] | undefined;
  return (
    <Row of={["§5.8 quadratic"]} title={text(texts.quadraticTitle)}>
      <div class="split">
        <div class="stack">
          <p><Say of={texts.quadraticSays} /></p>
          <MathML html={formulas.quadratic!} />
        </div>
        <div class="card stack">
          {q === null && <p class="problem"><span><strong aria-hidden="true">✕ </strong>{text(texts.noSeries)}</span></p>}
          {q && (
            <>
              <Facts
                of={[
                  { label: "f(x₀)", value: numberText(q.value) },
                  { label: "∇f(x₀)", value: <TensorMath of={q.gradient.toNested() as Numbers} /> },
                  { label: "H(x₀)", value: <TensorMath of={q.hessian.toNested() as Numbers} /> },
                ]}
              />
              <Facts
                of={[
                  { label: text(texts.form), value: text(texts[q.form]), role: "output", name: "form" },
                  { label: text(texts.minimizer), value: minimizer ? `(${minimizer.map((value) => numberText(value, 4)).join(", ")})` : text(texts.none), role: "param" },
                  { label: text(texts.model), value: numberText(q.at([...other.value])) },
                ]}
              />
            </>
          )}
        </div>
      </div>
    </Row>
  );
};
