import type { VNode } from "preact";
import { numberText } from "../../math/number-text.js";
import { MathML } from "../../parts/math-ml.js";
import { NumberField } from "../../parts/number-field.js";
import { Row } from "../../parts/row.js";
import { Blank } from "../../plot/blank.js";
import { Path } from "../../plot/path.js";
import { Plot } from "../../plot/plot.js";
import { Said } from "../../said/said.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import formulas from "./formulas.tex";
import { check, descend, descent, steps } from "./network-state.js";
import { state } from "./state.js";
import { texts } from "./texts.js";

/** Gradient descent by backpropagated gradients, which are first held against differences. */
export const Descent = (): VNode => {
  const text = useText();
  const done = descent.value;
  const logs = done?.losses.map((loss, k) => [k, Math.log10(loss)] as const) ?? [];
  const finite = logs.map(([, log]) => log).filter(Number.isFinite);
  return (
    <Row of={["§5.6 descent"]} title={text(texts.descentTitle)}>
      <div class="split">
        <div class="stack">
          <p><Say of={texts.descentSays} /></p>
          <MathML html={formulas.descent!} />
          {check.value && <p class={check.value.ok ? "right" : "problem"} data-value="check"><span><strong aria-hidden="true">{check.value.ok ? "✓ " : "✕ "}</strong><Said of={check.value} /></span></p>}
          <NumberField label={<>{text(texts.rate)} <var>γ</var></>} value={state.rate} min={1e-4} max={10} step={0.05} scale="log" />
          <p><button type="button" onClick={() => void descend()}>{text(texts.descend)}</button></p>
          {done && <p data-value="descended">{text(texts.lossFrom)} {numberText(done.losses[0] ?? NaN, 4)} → {numberText(done.losses.at(-1) ?? NaN, 4)}. <Said of={done.end} /></p>}
        </div>
        <Plot label={text(texts.lossPlot)} x={[0, steps]} y={finite.length > 1 ? [Math.min(...finite) - 0.2, Math.max(...finite) + 0.2] : [-3, 1]} xLabel={text(texts.stepsAxis)} yLabel="L" aspect="flat" log="y">
          {done ? <Path points={logs} class="output" /> : <Blank says={text(texts.noLosses)} />}
        </Plot>
      </div>
    </Row>
  );
};
