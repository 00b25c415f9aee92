import { computed } from "@preact/signals";
import { compile } from "@gradkit/scalar";
import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { numberText } from "../../math/number-text.js";
import { Arrow } from "../../plot/arrow.js";
import { Contours } from "../../plot/contours.js";
import { fitted } from "../../plot/fitted.js";
import { grid } from "../../plot/grid.js";
import { Handle } from "../../plot/handle.js";
import { areaLevels } from "../../plot/levels.js";
import { Path } from "../../plot/path.js";
import { Plot } from "../../plot/plot.js";
import { useText } from "../../text/lang.js";
import { numbers, outer, parameters, place } from "./chain-values.js";
import { state } from "./state.js";
import { texts } from "./texts.js";

const turn = 7;

/** The path over one turn and more of t. */
const path = computed(() => Array.from({ length: 161 }, (_, k) => place.value(state.s.value, -turn + (k * turn) / 80)));

/** Half the width that shows the path. */
const reach = computed(() => {
  const [lo, hi] = fitted(path.value.flat(), [-1, 1]);
  return Math.min(50, Math.ceil(Math.max(-lo, hi) * 1.25));
});
const heights = computed(() => grid(compile(outer.expr.value, ["x1", "x2"]), [-reach.value, reach.value], [-reach.value, reach.value], 40));

/** The path of x over the contours of f: a point to move along it, with its velocity and the gradient. */
export const PathMap = (): VNode => {
  const text = useText();
  const { at: from, row, matrix, product } = numbers.value;
  const w = reach.value;
  const arrow = ([a, b]: readonly number[]): readonly [number, number] => {
    const length = Math.hypot(a!, b!);
    const shown = (0.55 * w * length) / (length + 0.5 * w);
    return [from[0] + (a! / length) * shown, from[1] + (b! / length) * shown];
  };
  const all = useMemo(() => <Contours of={heights.value} levels={areaLevels(heights.value, 10)} />, [heights.value]);
  const t = parameters.value.length - 1;
  return (
    <Plot label={text(texts.path)} x={[-w, w]} y={[-w, w]} xLabel="x1" yLabel="x2" aspect="equal">
      {all}
      <Path points={path.value} class="param" />
      <Arrow from={from} to={arrow(row)} class="output" />
      <Arrow from={from} to={arrow(matrix.map((each) => each[t]!))} class="input" />
      {from.every(Number.isFinite) && (
        <Handle
          label={text(texts.along)}
          valueText={`t = ${numberText(state.t.value)}, df/dt = ${numberText(product[t]!)}`}
          at={from}
          step={w / 30}
          class="fill-param"
          onMove={(x, y) => (state.t.value = nearest(x, y, from))}
        />
      )}
    </Plot>
  );
};

const near = 61;

/** The t of the path's point nearest to a place, not far from where it was. */
const nearest = (x: number, y: number, [x0, y0]: readonly [number, number]): number => {
  const t = state.t.peek();
  const around = Array.from({ length: near }, (_, k) => t + (k - (near - 1) / 2) * 0.02).filter((each) => each >= -turn && each <= turn && (each !== t || (x === x0 && y === y0)));
  const far = (each: number): number => {
    const [u, v] = place.peek()(state.s.peek(), each);
    return Math.hypot(u - x, v - y);
  };
  return Number(around.reduce((best, each) => (far(each) < far(best) ? each : best), around[0]!).toFixed(4));
};
