import type { VNode } from "preact";
import { Plot } from "../../plot/plot.js";
import { Segment } from "../../plot/segment.js";
import { useText } from "../../text/lang.js";
import { Dots } from "./dots.js";
import { samples } from "./samples-of-problem.js";
import { race, state } from "./state.js";
import { texts } from "./texts.js";

const span = 2.4;

/** Points, and the line that each optimizer has so far. */
export const LineStage = (): VNode => {
  const text = useText();
  return (
    <Plot label={text(texts.line)} x={[-span, span]} y={[-3.5, 3]} xLabel="x" yLabel="y">
      <Dots of={samples.value!} />
      {race.standings.value.map(({ trail }, k) => {
        const [a, b] = [trail.at(-2) ?? -1.5, trail.at(-1) ?? 1.5];
        const lane = state.lanes.value[k]!;
        return <Segment key={lane} from={[-span, b - a * span]} to={[span, b + a * span]} class={`trail lane-${lane}`} />;
      })}
    </Plot>
  );
};
