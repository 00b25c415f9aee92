import type { VNode } from "preact";
import { CopyMenu } from "../../parts/copy-menu.js";
import { FormulaInput } from "../../parts/formula-input.js";
import { NumberField } from "../../parts/number-field.js";
import { ShapeBadge } from "../../parts/shape-badge.js";
import { useText } from "../../text/lang.js";
import { copies } from "./copies.js";
import { Curvature } from "./curvature.js";
import { Partials } from "./partials.js";
import { formula, show, sources, state } from "./state.js";
import { texts } from "./texts.js";
import { VectorHessian } from "./vector-hessian.js";

/** Section 5.7: the second derivatives of a function of two variables, and those after them. */
export const Page = (): VNode => {
  const text = useText();
  return (
    <>
      <div class="split">
        <FormulaInput label={text(texts.formula)} lead="f(x, y) =" formula={formula} examples={sources} onExample={show} />
        <div class="stack">
          <div class="fields">
            <NumberField label={<var>x</var>} value={state.x} min={-state.w.value} max={state.w.value} step={state.w.value / 60} />
            <NumberField label={<var>y</var>} value={state.y} min={-state.w.value} max={state.w.value} step={state.w.value / 60} />
            <NumberField label={text(texts.width)} value={state.w} min={0.1} max={100} step={0.05} scale="log" />
          </div>
          <div class="tools"><span class="number"><var>H</var> ∈ <ShapeBadge of={[2, 2]} /></span><CopyMenu items={copies} /></div>
        </div>
      </div>
      <Curvature />
      <Partials />
      <VectorHessian />
    </>
  );
};
