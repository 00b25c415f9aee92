import { compile } from "@gradkit/scalar";
import { computed } from "@preact/signals";
import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import { Area } from "../../plot/area.js";
import { Curve } from "../../plot/curve.js";
import { Dots } from "../../plot/dots.js";
import { fitted } from "../../plot/fitted.js";
import { Key } from "../../plot/key.js";
import { Legend } from "../../plot/legend.js";
import { Path } from "../../plot/path.js";
import { Plot } from "../../plot/plot.js";
import { Segment } from "../../plot/segment.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import { found, isRunning, progress } from "./run.js";
import { Saves } from "./saves.js";
import { model, observed, state, table } from "./state.js";
import { texts } from "./texts.js";

const drawnAtMost = 2000;
const pieces = 160;

/** The only predictor, which is the axis of the picture; undefined where there are several. */
const axis = computed(() => (model.value?.predictors.length === 1 ? model.value.predictors[0] : undefined));
const everyNth = computed(() => Math.ceil(Math.max(1, observed.value.length) / drawnAtMost));

/** A fit belongs to the picture while the columns and the model are those it was made of: a model is read anew whenever one of them changes. */
const fit = computed(() => (found.value && found.value.of === model.value ? found.value.fit : undefined));

const isPositive = (values: ArrayLike<number> | undefined): boolean => values !== undefined && Array.from(values).every((value) => !(value <= 0));

/** Whether an axis may be logarithmic: there is a curve over it, and all its values are above zero. */
const mayBeLog = computed(() => ({ x: axis.value !== undefined && isPositive(table.value.columns[axis.value]), y: axis.value !== undefined && isPositive(observed.value) }));
const isLog = computed(() => ({ x: state.logx.value && mayBeLog.value.x, y: state.logy.value && mayBeLog.value.y }));

const onX = (x: number): number => (isLog.value.x ? Math.log10(x) : x);
const onY = (y: number): number => (isLog.value.y ? Math.log10(Math.max(0, y)) : y);
const fromX = (place: number): number => (isLog.value.x ? 10 ** place : place);

/** As the axes have them: the values, or their powers of ten. */
const points = computed((): readonly (readonly [number, number])[] => {
  const [xs, ys] = axis.value === undefined && fit.value ? [fit.value.fitted, [...fit.value.observed]] : [table.value.columns[axis.value ?? ""], observed.value];
  return ys.map((y, k) => [onX(xs?.[k] ?? NaN), onY(y)] as const).filter((_, k) => k % everyNth.value === 0);
});

const range = (values: readonly number[]): readonly [number, number] => {
  const finite = values.filter(Number.isFinite);
  const [lo, hi] = finite.length > 0 ? [Math.min(...finite), Math.max(...finite)] : [0, 1];
  const margin = 0.04 * (hi - lo) || 1;
  return [lo - margin, hi + margin];
};
const xRange = computed(() => range(points.value.map(([x]) => x)));
const yRange = computed(() => fitted(points.value.map(([, y]) => y), range(points.value.map(([, y]) => y))));

/** The curve and its bands at evenly spaced places. */
const bands = computed(() => {
  if (axis.value === undefined || !fit.value) return undefined;
  const [lo, hi] = xRange.value;
  const xs = Float64Array.from({ length: pieces + 1 }, (_, k) => fromX(lo + ((hi - lo) * k) / pieces));
  const [confidence, prediction] = (["confidence", "prediction"] as const).map((band) => fit.value!.predict({ [axis.value!]: xs }, { band }));
  const area = (band: typeof confidence): (readonly [number, number, number])[] => Array.from(xs, (x, k) => [onX(x), onY(band?.lower?.[k] ?? NaN), onY(band?.upper?.[k] ?? NaN)] as const).filter((ends) => !ends.some(Number.isNaN));
  return { curve: Array.from(xs, (x, k) => [onX(x), onY(confidence!.value[k]!)] as const), confidence: area(confidence), prediction: area(prediction) };
});

/** The curve that the worker has come to. */
const tried = computed(() => {
  const at = progress.value?.news.parameters;
  if (!isRunning.value || !at || axis.value === undefined || !model.value || progress.value?.of !== model.value) return undefined;
  const names = Object.keys(at);
  const f = compile(model.value.right, [axis.value, ...names]);
  return (place: number): number => onY(f(fromX(place), ...names.map((name) => at[name]!)));
});

/** The data with the curve, or observed against fitted where there are several predictors. */
export const Picture = (): VNode => {
  const text = useText();
  const box = useRef<HTMLDivElement>(null);
  const shown = bands.value;
  return (
    <section class="stack picture" aria-label={text(texts.picture)}>
      <div ref={box}>
        <Plot label={axis.value === undefined ? text(texts.against) : text(texts.plot)} x={xRange.value} y={yRange.value} xLabel={axis.value ?? "ŷ"} yLabel={model.value?.formula.split("=")[0]!.trim() ?? "y"} log={isLog.value.x && isLog.value.y ? true : isLog.value.x ? "x" : isLog.value.y && "y"}>
          {shown && <Area points={shown.prediction} class="fill-muted" />}
          {shown && <Area points={shown.confidence} class="fill-output" />}
          {axis.value === undefined && fit.value && <Segment from={[xRange.value[0], xRange.value[0]]} to={[xRange.value[1], xRange.value[1]]} class="output" />}
          <Dots points={points.value} class="fill-ink" />
          {shown && <Path points={shown.curve} class="output" />}
          {tried.value && <Curve f={tried.value} class="param dashed thin" />}
        </Plot>
      </div>
      <Legend>
        <Key mark="dot" class="fill-ink">{text(texts.point)}</Key>
        <Key mark="line" class="output">{text(texts.curve)}</Key>
        {shown && <Key mark="area" class="fill-output faint">{text(texts.confidence)}</Key>}
        {shown && <Key mark="area" class="fill-muted faint">{text(texts.prediction)}</Key>}
        {tried.value && <Key mark="line" class="param dashed">{text(texts.trying)}</Key>}
      </Legend>
      {everyNth.value > 1 && <p class="muted"><Say of={texts.decimated} with={{ shown: points.value.length, count: observed.value.length }} /></p>}
      <div class="tools">
        {mayBeLog.value.x && <label><input type="checkbox" checked={state.logx.value} onChange={({ currentTarget }) => (state.logx.value = currentTarget.checked)} /> {text(texts.logX)}</label>}
        {mayBeLog.value.y && <label><input type="checkbox" checked={state.logy.value} onChange={({ currentTarget }) => (state.logy.value = currentTarget.checked)} /> {text(texts.logY)}</label>}
      </div>
      <Saves box={box} />
    </section>
  );
};
