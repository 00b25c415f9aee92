import { compile } from "@gradkit/scalar";
import { computed } from "@preact/signals";
import type { VNode } from "preact";
import { announce } from "../../frame/live-region.js";
import { numberText } from "../../math/number-text.js";
import { Facts } from "../../parts/facts.js";
import { MathML } from "../../parts/math-ml.js";
import { NumberField } from "../../parts/number-field.js";
import { Row } from "../../parts/row.js";
import { Arrow } from "../../plot/arrow.js";
import { Contours } from "../../plot/contours.js";
import { grid } from "../../plot/grid.js";
import { Handle } from "../../plot/handle.js";
import { Key } from "../../plot/key.js";
import { Legend } from "../../plot/legend.js";
import { evenLevels } from "../../plot/levels.js";
import { Plot } from "../../plot/plot.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import formulas from "./formulas.tex";
import { center, delta, engine, f, heights, other, polynomial, state, variables, xs, ys } from "./state.js";
import { texts } from "./texts.js";
import "./series.css";

const asFormula = computed(() => (polynomial.value ? engine.value!.exprOf(polynomial.value) : undefined));
const T = computed(() => (asFormula.value ? compile(asFormula.value, variables) : undefined));
const levels = computed(() => evenLevels(heights.value, 12));
const modelled = computed(() => T.value && grid(T.value, xs.value, ys.value, 56));

/** Minus the error, so that what lies above minus the tolerance is where both agree. */
const agreement = computed(() => T.value && grid((x, y) => -Math.abs(f.value(x, y) - T.value!(x, y)), xs.value, ys.value, 56));

/** A bound of f − T over the square that just holds x. */
const bound = computed(() => polynomial.value && engine.value!.boundOf(polynomial.value, center.value, Math.max(...delta.value.map(Math.abs), 1e-6)));

/** (5.149) to (5.152): the polynomial beside its function, level by level, with a proven bound. */
export const Series = (): VNode => {
  const text = useText();
  const [x0, y0] = center.value;
  const [x, y] = other.value;
  const value = T.value?.(x, y) ?? NaN;
  const range = bound.value;
  return (
    <Row of={["5.149–5.151", "5.152"]} title={text(texts.seriesTitle)}>
      <div class="split">
        <div class="stack">
          <p><Say of={texts.seriesSays} /></p>
          <MathML html={formulas.series!} />
          <MathML html={formulas.polynomial!} />
          <div class="fields">
            <NumberField label={<>{text(texts.degree)} <var>n</var></>} value={state.n} min={0} max={6} />
            <NumberField label={text(texts.tolerance)} value={state.eps} min={-12} max={2} step={0.25} />
          </div>
          {polynomial.value === null ? (
            <p class="problem"><span><strong aria-hidden="true">✕ </strong>{text(texts.noSeries)}</span></p>
          ) : (
            <Facts
              of={[
                { label: "f(x)", value: numberText(f.value(x, y), 8), role: "input" },
                { label: text(texts.atX), value: numberText(value, 8), role: "output", name: "T" },
                { label: text(texts.errorAtX), value: numberText(f.value(x, y) - value, 3), name: "error" },
                {
                  label: <>{text(texts.proven)}<br />{text(texts.overSquare)}</>,
                  value: !range?.defined ? (range === undefined ? "…" : text(texts.noBound)) : range.lo === 0 && range.hi === 0 ? text(texts.exact) : `[${numberText(range.lo, 3)}, ${numberText(range.hi, 3)}]`,
                  role: "ok",
                  name: "bound",
                },
              ]}
            />
          )}
        </div>
        <div class="stack">
          <Plot label={text(texts.plot)} x={xs.value} y={ys.value} xLabel="x" yLabel="y" aspect="square">
            {agreement.value && <g class="agreement"><Contours of={agreement.value} levels={[-(10 ** state.eps.value)]} /></g>}
            <Contours of={heights.value} levels={levels.value} lines />
            {modelled.value && <g class="modelled"><Contours of={modelled.value} levels={levels.value} lines /></g>}
            <Arrow from={[x0, y0]} to={[x, y]} class="param" />
            <Handle label={text(texts.other)} valueText={`x = ${numberText(x)}, y = ${numberText(y)}, f − T = ${numberText(f.value(x, y) - value, 3)}`} at={[x, y]} step={state.w.value / 50} class="fill-param"
              onMove={(toX, toY) => {
                [state.dx.value, state.dy.value] = [rounded(toX - x0), rounded(toY - y0)];
                announce(`δ = (${numberText(state.dx.value)}, ${numberText(state.dy.value)})`);
              }} />
            <Handle label={text(texts.center)} valueText={`x₀ = ${numberText(x0)}, y₀ = ${numberText(y0)}`} at={[x0, y0]} step={state.w.value / 50} class="fill-input"
              onMove={(toX, toY) => {
                [state.x.value, state.y.value] = [rounded(toX), rounded(toY)];
                announce(`x₀ = (${numberText(state.x.value)}, ${numberText(state.y.value)})`);
              }} />
          </Plot>
          <Legend>
            <Key mark="line" class="ink thin">{text(texts.of)}</Key>
            <Key mark="line" class="output thin dashed">{text(texts.ofT)}</Key>
            <Key mark="area" class="agreed">{text(texts.agree)}</Key>
            <Key mark="arrow" class="param">δ</Key>
          </Legend>
        </div>
      </div>
      {polynomial.value && (
        <div class="card stack">
          <h3><var>T<sub>{state.n.value}</sub></var>(<var>x</var>, <var>y</var>)</h3>
          <MathML html={engine.value!.mathOf(polynomial.value)} />
        </div>
      )}
    </Row>
  );
};

const rounded = (value: number): number => Number(value.toPrecision(6));
