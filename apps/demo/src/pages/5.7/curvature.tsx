import { format, toMathML } from "@gradkit/scalar";
import type { Form } from "@gradkit/taylor";
import type { VNode } from "preact";
import { announce } from "../../frame/live-region.js";
import { numberText } from "../../math/number-text.js";
import { Choice } from "../../parts/choice.js";
import { Facts } from "../../parts/facts.js";
import { MathML } from "../../parts/math-ml.js";
import { MatrixMath } from "../../parts/matrix-math.js";
import { Row } from "../../parts/row.js";
import { Arrow } from "../../plot/arrow.js";
import { Contours } from "../../plot/contours.js";
import { Handle } from "../../plot/handle.js";
import { Key } from "../../plot/key.js";
import { Legend } from "../../plot/legend.js";
import { areaLevels } from "../../plot/levels.js";
import { Plot } from "../../plot/plot.js";
import { Segment } from "../../plot/segment.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import { deliberately } from "../../url/url-state.js";
import formulas from "./formulas.tex";
import { KindsMap } from "./kinds-map.js";
import { curvature, heights, model, numbers, point, side, state } from "./state.js";
import { texts } from "./texts.js";
import "./curvature.css";

const forms: readonly Form[] = ["bowl", "dome", "saddle", "flat"];
const longest = 60;

/** (5.147): the Hessian at a point that can be dragged, as curvature, and the step it gives. */
export const Curvature = (): VNode => {
  const text = useText();
  const q = model.value;
  const [x, y] = point.value;
  const [, fx = NaN, fy = NaN, ...entries] = numbers.value([x, y]);
  const at = (values: readonly number[]): string => `(${values.map((value) => numberText(value, 4)).join(", ")})`;
  const isShort = curvature.value.flat().every((entry) => format(entry).length <= longest);
  const stationary = q?.stationary?.toNested() as readonly number[] | undefined;
  const reach = state.w.value;
  const uphill = Math.hypot(fx, fy);
  return (
    <Row of={["5.147"]} title={text(texts.hessianTitle)}>
      <div class="split">
        <div class="stack">
          <p><Say of={texts.hessianSays} /></p>
          <MathML html={formulas.hessian!} />
          {isShort && <MatrixMath lead="H" rows={curvature.value.map((row) => row.map((entry) => toMathML(entry)))} />}
          <MatrixMath lead="H(x, y)" rows={[0, 1].map((i) => [0, 1].map((j) => number(entries[2 * i + j]!)))} />
          {q === null ? (
            <p class="problem"><span><strong aria-hidden="true">✕ </strong><Say of={texts.noModel} /></span></p>
          ) : (
            <Facts
              of={[
                { label: text(texts.here), value: q ? text(texts[q.form]) : "…", role: "output", name: "form" },
                { label: text(texts.curvatures), value: q?.curvatures.map(({ curvature: value }) => numberText(value, 5)).join(", ") ?? "…", name: "curvatures" },
                { label: text(texts.gradient), value: `[${numberText(fx, 5)}  ${numberText(fy, 5)}]` },
                { label: text(texts.stationary), value: stationary ? at(stationary) : q ? text(texts.noStationary) : "…", role: "param", name: "stationary" },
              ]}
            />
          )}
          <p><button type="button" disabled={!stationary?.every((value) => Math.abs(value) <= reach)} onClick={() => move(stationary!)}>{text(texts.goNewton)}</button></p>
        </div>
        <div class="stack">
          <Choice legend={text(texts.ground)} value={state.ground} options={{ kinds: text(texts.kinds), levels: text(texts.levels) }} />
          <Plot label={text(texts.plot)} x={side.value} y={side.value} xLabel="x" yLabel="y" aspect="square">
            {state.ground.value === "kinds" && <KindsMap />}
            <Contours of={heights.value} levels={areaLevels(heights.value, 14)} lines={state.ground.value === "kinds"} />
            {q?.curvatures.map(({ curvature: value, direction: [dx = 0, dy = 0] }, k) => (
              <Segment key={k} from={[x - dx * length(value, reach), y - dy * length(value, reach)]} to={[x + dx * length(value, reach), y + dy * length(value, reach)]} class={value < 0 ? "output dashed" : "input"} />
            ))}
            {stationary && <Arrow from={[x, y]} to={[stationary[0]!, stationary[1]!]} class="param" />}
            {uphill > 0 && <Arrow from={[x, y]} to={[x - (0.35 * reach * fx) / uphill, y - (0.35 * reach * fy) / uphill]} class="ok" />}
            <Handle
              label={text(texts.point)}
              valueText={`x = ${numberText(x)}, y = ${numberText(y)}${q ? `, ${text(texts[q.form])}` : ""}`}
              at={[x, y]}
              step={reach / 50}
              class="fill-ink"
              onMove={(...to) => {
                [state.x.value, state.y.value] = to.map((value) => Number(value.toPrecision(6))) as [number, number];
                announce(`${at(point.value)}: ${model.value ? text(texts[model.value.form]) : text(texts.noModel)}`);
              }}
            />
          </Plot>
          <Legend>
            {state.ground.value === "kinds" && forms.map((form) => <Key key={form} mark="area" class={`swatch ${form}`}>{text(texts[form])}</Key>)}
            <Key mark="arrow" class="param">{text(texts.newton)}</Key>
            <Key mark="arrow" class="ok">{text(texts.descent)}</Key>
            <Key mark="line" class="input">{text(texts.curvatures)} &gt; 0</Key>
            <Key mark="line" class="output dashed">{text(texts.curvatures)} &lt; 0</Key>
          </Legend>
        </div>
      </div>
    </Row>
  );
};

/** The half length at which a curvature is drawn: the distance over which the slope changes by one, within the picture. */
const length = (value: number, reach: number): number => (value === 0 ? 0 : Math.min(0.6 * reach, Math.max(0.08 * reach, 1 / Math.abs(value))));

const number = (value: number): string => `<math><mn>${numberText(value, 5)}</mn></math>`;

const move = ([x, y]: readonly number[]): void =>
  deliberately(() => {
    [state.x.value, state.y.value] = [x!, y!];
  });
