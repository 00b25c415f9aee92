import type { VNode } from "preact";
import { CopyMenu } from "../../parts/copy-menu.js";
import { FormulaInput } from "../../parts/formula-input.js";
import { NumberField } from "../../parts/number-field.js";
import { useText } from "../../text/lang.js";
import { BookExample } from "./book-example.js";
import { copies } from "./copies.js";
import { Linear } from "./linear.js";
import { QuadraticModel } from "./quadratic-model.js";
import { Series } from "./series.js";
import { formula, show, sources, state } from "./state.js";
import { Terms } from "./terms.js";
import { texts } from "./texts.js";

/** Section 5.8: a function of two variables near a point, to any order. */
export const Page = (): VNode => {
  const text = useText();
  return (
    <>
      <div class="split">
        <FormulaInput label={text(texts.formula)} lead="f(x, y) =" formula={formula} examples={sources} onExample={show} />
        <div class="stack">
          <div class="fields">
            <NumberField label={<><var>x<sub>0</sub></var></>} value={state.x} min={-5} max={5} step={0.05} />
            <NumberField label={<><var>y<sub>0</sub></var></>} value={state.y} min={-5} max={5} step={0.05} />
            <NumberField label={text(texts.width)} value={state.w} min={0.1} max={100} step={0.05} scale="log" />
          </div>
          <div class="tools"><CopyMenu items={copies} /></div>
        </div>
      </div>
      <Linear />
      <Series />
      <Terms />
      <QuadraticModel />
      <BookExample />
    </>
  );
};
