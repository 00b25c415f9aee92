import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { announce } from "../../frame/live-region.js";
import { numberText } from "../../math/number-text.js";
import { Arrow } from "../../plot/arrow.js";
import { Contours } from "../../plot/contours.js";
import { Handle } from "../../plot/handle.js";
import { areaLevels } from "../../plot/levels.js";
import { Plot } from "../../plot/plot.js";
import { Trails } from "../../race/trails.js";
import { useText } from "../../text/lang.js";
import { calm, lanes } from "./heats.js";
import { grid, local, move, point } from "./state.js";
import { texts } from "./texts.js";

/** The same function from above: contours, the gradient across them, and the ways of the optimizers. */
export const MapView = (): VNode => {
  const text = useText();
  const of = grid.value;
  const { x, y } = of;
  const [px, py] = point.value;
  const [gx, gy] = local.value.gradient;
  const reach = (x[1] - x[0]) / 8 / Math.hypot(gx, gy);
  const tip = [px + gx * reach, py + gy * reach] as const;
  const ground = useMemo(() => <Contours of={of} levels={areaLevels(of, 14)} coloured />, [of]);
  return (
    <Plot label={text(texts.map)} x={x} y={y} xLabel="x" yLabel="y" aspect="square">
      {ground}
      <Trails standings={calm.value} lanes={lanes} />
      <Arrow from={point.value} to={tip} class="over" />
      <Handle
        label={text(texts.pointOnMap)}
        valueText={`(${numberText(px)}, ${numberText(py)})`}
        at={point.value}
        step={(x[1] - x[0]) / 60}
        class="fill-point"
        onMove={(toX, toY) => {
          move(toX, toY);
          announce(`∇f = [${local.value.gradient.map((g) => numberText(g, 3)).join(", ")}]`);
        }}
      />
    </Plot>
  );
};
