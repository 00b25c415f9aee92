import type { VNode } from "preact";
import { Choice } from "../../parts/choice.js";
import { Blank } from "../../plot/blank.js";
import { fitted } from "../../plot/fitted.js";
import { Path } from "../../plot/path.js";
import { Plot } from "../../plot/plot.js";
import { CurveEnd } from "../../race/curve-end.js";
import type { Standing } from "../../race/race.js";
import { useText } from "../../text/lang.js";
import { calmer, problem, state } from "./state.js";
import { texts } from "./texts.js";

/** As many points of a curve as a picture can show. */
const most = 300;
const floor = -16;
/** A lane that diverges leaves the picture this many powers of ten above the start, so that the others stay readable. */
const beyond = 4;

/** How the loss falls: against steps, evaluations or time. */
export const LossChart = (): VNode => {
  const text = useText();
  const standings = calmer.value;
  const [across, up] = [state.across.value, state.up.value];
  const lowest = problem.value.learning ? 0 : Math.min(...standings.flatMap(({ values }) => values));
  const curves = standings.map((standing) => curveOf(standing, across, up, lowest));
  const points = curves.flat();
  const right = Math.max({ steps: 20, evaluations: 20, seconds: 0.01 }[across], ...points.map(([x]) => x));
  const [lo, hi] = fitted(points.map(([, y]) => y), [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))]);
  const isRun = points.length > standings.length;
  const top = Math.max(...curves.flatMap(([first]) => first?.[1] ?? [])) + beyond;
  return (
    <div class="stack">
      <Plot label={text(texts.chart)} x={[0, right]} y={isRun ? [Math.max(lo, floor - 1), Math.min(hi, top)] : [-4, 2]} xLabel={text(texts[across])} yLabel={up === "loss" ? text(problem.value.learning ? texts.loss : texts.excess) : "max |∇f|"} log="y" aspect={problem.value.id === "quadratic" ? "wide" : "low"}>
        {!isRun && <Blank says={text(texts.noLosses)} />}
        {curves.map((curve, k) => <Path key={state.lanes.value[k]} points={curve} class={`trail page lane-${state.lanes.value[k]}`} />)}
        {isRun && curves.map((curve, k) => <CurveEnd key={state.lanes.value[k]} lane={state.lanes.value[k]!} at={curve.at(-1)} />)}
      </Plot>
      <div class="bar">
        <Choice legend={text(texts.across)} value={state.across} options={{ steps: text(texts.steps), evaluations: text(texts.evaluations), seconds: text(texts.seconds) }} />
        <Choice legend={text(texts.up)} value={state.up} options={{ loss: text(texts.loss), gradient: text(texts.gradient) }} />
      </div>
    </div>
  );
};

const curveOf = ({ values, gradientNorms, evaluations, seconds }: Standing, across: "steps" | "evaluations" | "seconds", up: "loss" | "gradient", lowest: number): (readonly [number, number])[] => {
  const every = Math.max(1, Math.ceil(values.length / most));
  const at = (k: number): readonly [number, number] => [
    { steps: k, evaluations: evaluations[k]!, seconds: seconds[k]! }[across],
    Math.max(floor, Math.log10(up === "loss" ? values[k]! - lowest : gradientNorms[k]!)),
  ];
  return Array.from({ length: Math.ceil((values.length - 1) / every) + 1 }, (_, k) => at(Math.min(k * every, values.length - 1)));
};
