import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { numberText } from "../../math/number-text.js";
import { Contours } from "../../plot/contours.js";
import { Handle } from "../../plot/handle.js";
import { areaLevels } from "../../plot/levels.js";
import { Plot } from "../../plot/plot.js";
import { Trails } from "../../race/trails.js";
import { useText } from "../../text/lang.js";
import { grid, race, start, state } from "./state.js";
import { texts } from "./texts.js";

/** A function from above, with the ways of the optimizers and their start, which can be moved. */
export const MapStage = (): VNode => {
  const text = useText();
  const of = grid.value!;
  const [x, y] = start.value;
  const ground = useMemo(() => <Contours of={of} levels={areaLevels(of, 14)} coloured />, [of]);
  return (
    <Plot label={text(texts.map)} x={of.x} y={of.y} xLabel="x" yLabel="y" aspect="square">
      {ground}
      <Trails standings={race.standings.value} lanes={state.lanes.value} />
      <Handle
        label={text(texts.start)}
        valueText={`(${numberText(x)}, ${numberText(y)})`}
        at={start.value}
        step={(of.x[1] - of.x[0]) / 60}
        class="fill-point"
        onMove={(toX, toY) => {
          state.x.value = Number(toX.toPrecision(5));
          state.y.value = Number(toY.toPrecision(5));
        }}
      />
    </Plot>
  );
};
