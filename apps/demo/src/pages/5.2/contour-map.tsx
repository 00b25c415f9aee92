import { computed } from "@preact/signals";
import { toMathML } from "@gradkit/scalar";
import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { announce } from "../../frame/live-region.js";
import { numberText } from "../../math/number-text.js";
import { Facts } from "../../parts/facts.js";
import { MathML } from "../../parts/math-ml.js";
import { MatrixBox } from "../../parts/matrix-box.js";
import { Row } from "../../parts/row.js";
import { ShapeBadge } from "../../parts/shape-badge.js";
import { Arrow } from "../../plot/arrow.js";
import { Contours } from "../../plot/contours.js";
import { grid } from "../../plot/grid.js";
import { Handle } from "../../plot/handle.js";
import { areaLevels } from "../../plot/levels.js";
import { Note } from "../../plot/note.js";
import { Plot } from "../../plot/plot.js";
import { RightAngle } from "../../plot/right-angle.js";
import { Segment } from "../../plot/segment.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import { AxisChoice } from "./axis-choice.js";
import formulas from "./formulas.tex";
import { Slices } from "./slices.js";
import { axes, names, partials, point, row, section, state, value } from "./state.js";
import { texts } from "./texts.js";

const shown = computed((): readonly [number, number] => [-state.w.value, state.w.value]);
const heights = computed(() => grid(section.value, shown.value, shown.value, 64));
/** The contour through the point, apart: the others stay where they are while it moves. */
const through = computed(() => [value.value].filter(Number.isFinite));

/** (5.39) and (5.40): contours with a point to drag, the gradient as an arrow and as a row, and f along each axis. */
export const ContourMap = (): VNode => {
  const text = useText();
  const [i, j] = axes.value;
  const w = state.w.value;
  const [a, b] = [point.value[i]!, point.value[j]!];
  const at = [a.at.value, b.at.value] as const;
  const [ga, gb] = [row.value[i]!, row.value[j]!];
  const steepness = Math.hypot(ga, gb);
  const isSteep = steepness > 0 && Number.isFinite(steepness);
  const [ua, ub] = [ga / steepness, gb / steepness];
  const along = (length: number): readonly [number, number] => [at[0] + ua * length, at[1] + ub * length];
  const across = (length: number): readonly [number, number] => [at[0] - ub * length, at[1] + ua * length];
  const all = useMemo(() => <Contours of={heights.value} levels={areaLevels(heights.value, 14).slice(1)} />, [heights.value]);
  const where = `${names.value.map((name, k) => `${name} = ${numberText(point.value[k]!.at.value)}`).join(", ")}; ∇f = [${row.value.map((each) => numberText(each)).join(", ")}]`;
  return (
    <Row of={["5.39–5.40"]} title={text(texts.mapTitle)}>
      <div class="split">
        <div class="stack">
          <p><Say of={texts.mapSays} /></p>
          <MathML html={formulas.partial!} />
          <MathML html={formulas.gradient!} />
          <div class="card stack">
            <h3>{text(texts.gradient)} <ShapeBadge of={[]} by={[names.value.length]} /></h3>
            <ScrollBox><MatrixBox label={text(texts.gradient)} role="output" cells={[partials.value.map((partial, k) => <MathML key={k} inline html={toMathML(partial, { display: "inline" })} />)]} /></ScrollBox>
            <div data-value="gradient"><ScrollBox><MatrixBox label={text(texts.gradientAt)} role="output" cells={[row.value.map((each) => numberText(each))]} /></ScrollBox></div>
            <Facts of={[{ label: text(texts.value), value: numberText(value.value) }, { label: text(texts.steepest), value: numberText(Math.hypot(...row.value)), role: "output" }]} />
            {steepness === 0 && <p>{text(texts.flat)}</p>}
            {!Number.isFinite(steepness) && <p class="problem"><span><strong aria-hidden="true">✕ </strong><Say of={texts.none} /></span></p>}
          </div>
          {names.value.length > 2 && <AxisChoice />}
        </div>
        <Plot label={text(texts.map)} x={shown.value} y={shown.value} xLabel={a.name} yLabel={b.name} aspect="equal">
          {all}
          <g class="level"><Contours of={heights.value} levels={through.value} /></g>
          <Segment from={[-w, at[1]]} to={[w, at[1]]} class="input thin dashed" />
          <Segment from={[at[0], -w]} to={[at[0], w]} class="param thin dashed" />
          {isSteep && (
            <>
              <Segment from={across(-0.5 * w)} to={across(0.5 * w)} class="ink thin" />
              <RightAngle at={at} along={[ua, ub]} class="ink thin" />
              <Arrow from={at} to={along(0.42 * w)} class="output" />
              <Note at={along(0.42 * w)} by={[ua < 0 ? -6 : 8, ub < 0 ? 16 : -8]} anchor={ua < 0 ? "end" : "start"} class="fill-output">∇f</Note>
            </>
          )}
          <Handle
            label={text(texts.move)}
            valueText={where}
            at={at}
            step={w / 50}
            class="fill-input"
            onMove={(x, y) => {
              a.at.value = Number(x.toPrecision(6));
              b.at.value = Number(Math.min(w, Math.max(-w, y)).toPrecision(6));
              announce(`∇f = [${row.value.map((each) => numberText(each)).join(", ")}]`);
            }}
          />
        </Plot>
      </div>
      <Slices />
    </Row>
  );
};
