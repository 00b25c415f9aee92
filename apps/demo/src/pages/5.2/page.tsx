import type { VNode } from "preact";
import { CopyMenu } from "../../parts/copy-menu.js";
import { FormulaInput } from "../../parts/formula-input.js";
import { NumberField } from "../../parts/number-field.js";
import { ShapeBadge } from "../../parts/shape-badge.js";
import { VariableName } from "../../parts/variable-name.js";
import { useText } from "../../text/lang.js";
import { Chain } from "./chain.js";
import { copies } from "./copies.js";
import { ContourMap } from "./contour-map.js";
import { Partials } from "./partials.js";
import { examples, formula, names, point, show, state } from "./state.js";
import { texts } from "./texts.js";
import "./page.css";

/** Section 5.2: a function of several variables, its slopes along each of them, and the chain rule. */
export const Page = (): VNode => {
  const text = useText();
  const w = state.w.value;
  return (
    <>
      <div class="split">
        <FormulaInput label={text(texts.formula)} lead={`f(${names.value.join(", ")}) =`} formula={formula} examples={Object.keys(examples)} onExample={show} />
        <div class="stack">
          <div class="fields">
            {point.value.map(({ name, at }) => (
              <NumberField key={name} label={<>{text(texts.coordinate)} <VariableName of={name} /></>} value={at} min={-w} max={w} step={w / 60} />
            ))}
            <NumberField label={text(texts.width)} value={state.w} min={0.1} max={100} step={0.05} scale="log" />
          </div>
          <div class="tools"><span class="number">∇<var>f</var> ∈ <ShapeBadge of={[]} by={[names.value.length]} /></span><CopyMenu items={copies} /></div>
        </div>
      </div>
      <ContourMap />
      <Partials />
      <Chain />
    </>
  );
};
