import type { VNode } from "preact";
import { CopyMenu } from "../../parts/copy-menu.js";
import { FormulaInput } from "../../parts/formula-input.js";
import { NumberField } from "../../parts/number-field.js";
import { ShapeBadge } from "../../parts/shape-badge.js";
import { useText } from "../../text/lang.js";
import { copies } from "./copies.js";
import { Rules } from "./rules.js";
import { Secant } from "./secant.js";
import { examples, formula, show, state } from "./state.js";
import { Taylor } from "./taylor.js";
import { texts } from "./texts.js";

/** Section 5.1: one function of x, seen through its secants, its rules and its polynomials. */
export const Page = (): VNode => {
  const text = useText();
  return (
    <>
      <div class="split">
        <FormulaInput label={text(texts.formula)} lead="f(x) =" formula={formula} examples={Object.keys(examples)} onExample={show} />
        <div class="stack">
          <div class="fields">
            <NumberField label={<>{text(texts.point)} <var>x<sub>0</sub></var></>} value={state.x} min={-state.w.value} max={state.w.value} step={state.w.value / 60} />
            <NumberField label={text(texts.width)} value={state.w} min={0.1} max={100} step={0.05} scale="log" />
          </div>
          <div class="tools"><span class="number"><var>f</var>′ ∈ <ShapeBadge of={[]} by={[]} /></span><CopyMenu items={copies} /></div>
        </div>
      </div>
      <Secant />
      <Rules />
      <Taylor />
    </>
  );
};
