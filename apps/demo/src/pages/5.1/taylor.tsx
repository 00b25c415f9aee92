import type { VNode } from "preact";
import { numberText } from "../../math/number-text.js";
import { Facts } from "../../parts/facts.js";
import { MathML } from "../../parts/math-ml.js";
import { NumberField } from "../../parts/number-field.js";
import { Row } from "../../parts/row.js";
import { Area } from "../../plot/area.js";
import { Curve } from "../../plot/curve.js";
import { Handle } from "../../plot/handle.js";
import { Plot } from "../../plot/plot.js";
import { Segment } from "../../plot/segment.js";
import { type Text, useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import { BookExamples } from "./book-examples.js";
import formulas from "./formulas.tex";
import { f, shown, state, ys } from "./state.js";
import { band, bound, polynomial, radius, written } from "./taylor-values.js";
import { texts } from "./texts.js";

/** (5.7), (5.8) and their examples: the polynomial of degree n, and the band in which f is proven to lie. */
export const Taylor = (): VNode => {
  const text = useText();
  const T = polynomial.value;
  const { x, n } = state;
  const [lo, hi] = shown.value;
  const edges = [x.value - radius.value, x.value + radius.value].filter((edge) => edge > lo && edge < hi);
  const y = f.value(x.value);
  return (
    <Row of={["5.7", "5.8", "Ex. 5.3", "Ex. 5.4"]} title={text(texts.taylorTitle)}>
      <div class="split">
        <div class="stack">
          <p><Say of={texts.taylorSays} /></p>
          <MathML html={formulas.polynomial!} />
          <NumberField label={<>{text(texts.degree)} <var>n</var></>} value={n} min={0} max={20} />
          {T ? (
            <Facts
              of={[
                { label: text(texts.radius), value: radius.value === Infinity ? text(texts.everywhere) : numberText(radius.value) },
                { label: text(texts.bound), value: boundText(bound.value, text), name: "bound" },
              ]}
            />
          ) : (
            <p class="problem"><span><strong aria-hidden="true">✕ </strong><Say of={texts.noSeries} /></span></p>
          )}
        </div>
        <Plot label={text(texts.taylorPlot)} x={shown.value} y={ys.value} xLabel="x">
          {band.value.map((piece) => <Area key={piece[0]![0]} points={piece} class="fill-output" />)}
          {edges.map((edge) => <Segment key={edge} from={[edge, ys.value[0]]} to={[edge, ys.value[1]]} class="error thin dashed" />)}
          <Curve f={f.value} class="ink" />
          {T && <Curve f={T.evaluate} class="output dashed" />}
          {Number.isFinite(y) && (
            <Handle label={text(texts.movePoint)} valueText={`x₀ = ${numberText(x.value)}`} at={[x.value, y]} step={(hi - lo) / 100} class="fill-input" onMove={(to) => (x.value = Number(to.toPrecision(6)))} />
          )}
        </Plot>
      </div>
      {T && (
        <div class="card stack">
          <h3><var>T<sub>{n.value}</sub></var>(<var>x</var>)</h3>
          <MathML html={written.value} />
        </div>
      )}
      <p class="muted"><Say of={texts.seriesSays} /></p>
      <MathML html={formulas.series!} />
      <BookExamples />
    </Row>
  );
};

const boundText = (value: number, text: (of: Text) => string): string =>
  value === 0 ? `0 · ${text(texts.exact)}` : Number.isFinite(value) ? numberText(value, 3) : text(texts.unbounded);
