import { signal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { Contours } from "../../plot/contours.js";
import type { Grid } from "../../plot/grid.js";
import { Plot } from "../../plot/plot.js";
import { reach } from "../../race/reach.js";
import { useText } from "../../text/lang.js";
import { Dots } from "./dots.js";
import { samples } from "./samples-of-problem.js";
import { focus, race, state } from "./state.js";
import { texts } from "./texts.js";

const size = 40;
const said = signal<Grid | undefined>(undefined);

/** Two classes, and the border that the model of one optimizer draws between them. */
export const ClassStage = (): VNode => {
  const text = useText();
  const lane = Math.max(0, state.lanes.value.indexOf(focus.value));
  const standing = race.standings.value[lane];
  useEffect(() => {
    let isOld = false;
    if (!standing?.values.length) said.value = undefined;
    else void race.picture(lane, size)?.then((values) => !isOld && values.length > 0 && (said.value = { values: [...values], size, x: [-reach, reach], y: [-reach, reach] }));
    return () => void (isOld = true);
  }, [standing, lane]);
  return (
    <Plot label={text(texts.classes)} x={[-reach, reach]} y={[-reach, reach]} aspect="square">
      {said.value && (
        <g class="border">
          <Contours of={said.value} levels={[-2, -1, 1, 2]} />
          <Contours of={said.value} levels={[0]} />
        </g>
      )}
      <Dots of={samples.value!} />
    </Plot>
  );
};
