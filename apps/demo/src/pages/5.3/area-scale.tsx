import type { VNode } from "preact";
import { announce } from "../../frame/live-region.js";
import { numberText } from "../../math/number-text.js";
import { Facts } from "../../parts/facts.js";
import { NumberField } from "../../parts/number-field.js";
import { Row } from "../../parts/row.js";
import { Handle } from "../../plot/handle.js";
import { Key } from "../../plot/key.js";
import { Legend } from "../../plot/legend.js";
import { Path } from "../../plot/path.js";
import { Plot } from "../../plot/plot.js";
import { Polygon } from "../../plot/polygon.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import { determinant, inputLines, isPlane, measured, outputLines, outputRange, square, corner } from "./area-values.js";
import { examples, names, partials, point, show, state } from "./state.js";
import { texts } from "./texts.js";

/** Figure 5.5: a square and what f and its Jacobian make of it. */
export const AreaScale = (): VNode => {
  const text = useText();
  return (
    <Row of={["Fig. 5.5"]} title={text(texts.areaTitle)}>
      <p><Say of={texts.areaSays} /></p>
      {isPlane.value ? <Plane /> : <NotPlane />}
    </Row>
  );
};

const NotPlane = (): VNode => {
  const text = useText();
  return (
    <div class="card stack">
      <p><Say of={texts.notPlane} with={{ size: <strong>{`${partials.value.length}×${names.value.length}`}</strong> }} /></p>
      <p><button type="button" onClick={() => show(Object.keys(examples)[0]!)}>{text(texts.showPlane)}</button></p>
    </div>
  );
};

const Plane = (): VNode => {
  const text = useText();
  const w = state.w.value;
  const at = corner.value;
  const [first, second] = point.value;
  const [xs, ys] = outputRange.value;
  const det = determinant.value ?? NaN;
  const { square: outline, image, parallelogram } = square.value;
  const flat = Math.abs(det) < 1e-9;
  return (
    <>
      <div class="pair">
        <figure class="stack">
          <Plot label={text(texts.input)} x={[-w, w]} y={[-w, w]} xLabel={names.value[0]!} yLabel={names.value[1]!} aspect="equal">
            {inputLines.value.map((line, k) => <Path key={k} points={line} class="input mesh" />)}
            <Polygon points={outline} class="input fill-input" />
            <Handle label={text(texts.move)} valueText={`${first!.name} = ${numberText(at[0])}, ${second!.name} = ${numberText(at[1])}, det J = ${numberText(det)}`} at={at} step={w / 40} class="fill-input"
              onMove={(x, y) => {
                first!.at.value = Number(x.toPrecision(6));
                second!.at.value = Number(Math.min(w, Math.max(-w, y)).toPrecision(6));
                announce(`det J = ${numberText(determinant.value ?? NaN)}`);
              }} />
          </Plot>
          <figcaption class="muted">{text(texts.input)}</figcaption>
        </figure>
        <figure class="stack">
          <Plot label={text(texts.output)} x={xs} y={ys} xLabel="f1" yLabel="f2" aspect="equal">
            {outputLines.value.map((line, k) => <Path key={k} points={line} class="output mesh" />)}
            <Polygon points={image} class="output fill-output" />
            <Polygon points={parallelogram} class="ink dashed hollow" />
          </Plot>
          <figcaption>
            <Legend>
              <Key mark="area" class="fill-output faint">{text(texts.image)}</Key>
              <Key mark="line" class="ink dashed">{text(texts.parallelogram)}</Key>
            </Legend>
          </figcaption>
        </figure>
      </div>
      <div class="pair">
        <div class="card">
          <Facts
            of={[
              { label: text(texts.det), value: numberText(det), name: "det" },
              { label: text(texts.absDet), value: numberText(Math.abs(det)), role: "input", name: "ratio" },
              { label: text(texts.measured), value: numberText(measured.value), role: "output", name: "measured" },
            ]}
          />
        </div>
        <div class="stack">
          <NumberField label={text(texts.side)} value={state.side} min={0.001} max={1} step={0.02} scale="log" />
          {(flat || det < 0) && <p>{text(flat ? texts.flattened : texts.turned)}</p>}
        </div>
      </div>
    </>
  );
};
