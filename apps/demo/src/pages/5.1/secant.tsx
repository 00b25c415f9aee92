import type { VNode } from "preact";
import { announce } from "../../frame/live-region.js";
import { numberText } from "../../math/number-text.js";
import { Facts } from "../../parts/facts.js";
import { MathML } from "../../parts/math-ml.js";
import { NumberField } from "../../parts/number-field.js";
import { Row } from "../../parts/row.js";
import { Curve } from "../../plot/curve.js";
import { Handle } from "../../plot/handle.js";
import { Note } from "../../plot/note.js";
import { Plot } from "../../plot/plot.js";
import { Segment } from "../../plot/segment.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import { ErrorCurve } from "./error-curve.js";
import formulas from "./formulas.tex";
import { at, quotient } from "./secant-values.js";
import { f, shown, state, ys } from "./state.js";
import { texts } from "./texts.js";

/** (5.3) and (5.4): the secant through two points that can be dragged, and the tangent. */
export const Secant = (): VNode => {
  const text = useText();
  const { x, h } = state;
  const [y, y2] = [f.value(x.value), f.value(x.value + h.value)];
  const { exists, value = NaN, left = NaN, right = NaN } = at.value;
  const [lo, hi] = shown.value;
  const onLine = (slope: number, t: number): readonly [number, number] => [t, y + slope * (t - x.value)];
  return (
    <Row of={["5.3", "5.4"]} title={text(texts.secantTitle)}>
      <div class="split">
        <div class="stack">
          <p><Say of={texts.secantSays} /></p>
          <MathML html={formulas.quotient!} />
          <MathML html={formulas.derivative!} />
          <NumberField label={<>{text(texts.step)} <var>h</var></>} value={state.h} min={1e-16} max={10} step={0.05} scale="log" />
          <Facts
            of={[
              { label: text(texts.quotientIs), value: numberText(quotient.value, 8), role: "param" },
              { label: text(texts.derivativeIs), value: exists ? numberText(value, 8) : "–", role: "output", name: "derivative" },
              { label: text(texts.apart), value: exists ? numberText(Math.abs(quotient.value - value), 3) : "–" },
            ]}
          />
          {!exists && <p class="problem"><Say of={texts.noDerivative} with={{ left: numberText(left), right: numberText(right) }} /></p>}
        </div>
        <Plot label={text(texts.secantPlot)} x={shown.value} y={ys.value} xLabel="x" yLabel="f(x)">
          <Curve f={f.value} class="ink" />
          {exists && <Segment from={onLine(value, lo)} to={onLine(value, hi)} class="output thin" />}
          {Number.isFinite(quotient.value) && <Segment from={onLine(quotient.value, lo)} to={onLine(quotient.value, hi)} class="param thin dashed" />}
          {exists && <Note at={onLine(value, x.value - (hi - lo) / 5)} by={[0, 22]} anchor="middle" class="fill-output">{text(texts.tangent)}</Note>}
          {Number.isFinite(y2) && (
            <Handle
              label={text(texts.moveSecond)}
              valueText={`x₀ + h = ${numberText(x.value + h.value)}, δy/δx = ${numberText(quotient.value)}`}
              at={[x.value + h.value, y2]}
              step={(hi - lo) / 100}
              class="fill-param"
              onMove={(to) => {
                h.value = Math.min(10, Math.max(1e-4, to - x.value));
                announce(`h = ${numberText(h.value)}, δy/δx = ${numberText(quotient.value)}`);
              }}
            />
          )}
          {Number.isFinite(y) && (
            <Handle
              label={text(texts.movePoint)}
              valueText={`x₀ = ${numberText(x.value)}, f′(x₀) = ${numberText(value)}`}
              at={[x.value, y]}
              step={(hi - lo) / 100}
              class="fill-input"
              onMove={(to) => {
                x.value = Number(to.toPrecision(6));
                announce(`x₀ = ${numberText(x.value)}, f′(x₀) = ${numberText(at.value.value ?? NaN)}`);
              }}
            />
          )}
        </Plot>
      </div>
      <ErrorCurve />
    </Row>
  );
};
