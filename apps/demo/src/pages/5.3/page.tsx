import { toMathML } from "@gradkit/scalar";
import type { VNode } from "preact";
import { CopyMenu } from "../../parts/copy-menu.js";
import { FormulasInput } from "../../parts/formulas-input.js";
import { MathML } from "../../parts/math-ml.js";
import { NumberField } from "../../parts/number-field.js";
import { ShapeBadge } from "../../parts/shape-badge.js";
import { VariableName } from "../../parts/variable-name.js";
import { useText } from "../../text/lang.js";
import { AreaScale } from "./area-scale.js";
import { copies } from "./copies.js";
import { JacobianRow } from "./jacobian-row.js";
import { Kinds } from "./kinds.js";
import { LeastSquares } from "./least-squares.js";
import { Linear } from "./linear.js";
import { Spiral } from "./spiral.js";
import { examples, formulas, point, shapes, show } from "./state.js";
import { texts } from "./texts.js";
import "./page.css";

/** Section 5.3: a function of several variables with several values, and its Jacobian. */
export const Page = (): VNode => {
  const text = useText();
  return (
    <>
      <div class="split">
        <FormulasInput label={text(texts.formulas)} letter="f" formulas={formulas} examples={Object.keys(examples)} onExample={show}>
          {formulas.exprs.value.map((expr, k) => <MathML key={k} html={toMathML(expr)} />)}
        </FormulasInput>
        <div class="stack">
          <div class="fields">
            {point.value.map(({ name, at }) => (
              <NumberField key={name} label={<>{text(texts.coordinate)} <VariableName of={name} /></>} value={at} min={-5} max={5} step={0.05} />
            ))}
          </div>
          <div class="tools"><span class="number"><var>J</var> ∈ <span data-value="shape"><ShapeBadge {...shapes.value} /></span></span><CopyMenu items={copies} /></div>
        </div>
      </div>
      <JacobianRow />
      <Kinds />
      <AreaScale />
      <Linear />
      <Spiral />
      <LeastSquares />
    </>
  );
};
