import { toMathML } from "@gradkit/scalar";
import type { VNode } from "preact";
import { numberText } from "../../math/number-text.js";
import { MathML } from "../../parts/math-ml.js";
import { NumberMatrix } from "../../parts/number-matrix.js";
import { ShapeBadge } from "../../parts/shape-badge.js";
import { useText } from "../../text/lang.js";
import { local, model, slopes } from "./state.js";
import { texts } from "./texts.js";

/** The gradient as a row, and the Hessian with its kind, at the point. */
export const LocalCards = (): VNode => {
  const text = useText();
  const { gradient, hessian } = local.value;
  const { form, curvatures } = model.value ?? {};
  return (
    <div class="cards">
      <section class="card" aria-label={text(texts.gradient)}>
        <h2>{text(texts.gradient)} <ShapeBadge of={[]} by={[2]} role="output" /></h2>
        <div data-value="gradient"><NumberMatrix name="∇f" rows={[gradient]} /></div>
        <div class="symbolic">
          <MathML html={toMathML(slopes.value[0]!)} />
          <MathML html={toMathML(slopes.value[1]!)} />
        </div>
      </section>
      <section class="card" aria-label={text(texts.hessian)}>
        <h2>{text(texts.hessian)} <ShapeBadge of={[2]} by={[2]} role="output" /></h2>
        <div data-value="hessian"><NumberMatrix name="H" rows={hessian} /></div>
        <p class="kind" data-value="kind">
          {form ? <><strong>{text(texts[form])}</strong> <span class="muted">{text(texts.curvatures)} {curvatures!.map(({ curvature }) => numberText(curvature, 3)).join(", ")}</span></> : <span class="muted">…</span>}
        </p>
      </section>
    </div>
  );
};
