import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { isStill } from "../../frame/is-still.js";
import { announce } from "../../frame/live-region.js";
import { numberText } from "../../math/number-text.js";
import { Choice } from "../../parts/choice.js";
import { CopyMenu } from "../../parts/copy-menu.js";
import { Surface } from "../../surface/surface.js";
import { useText } from "../../text/lang.js";
import { copies } from "./copies.js";
import { items } from "./items.js";
import { f, grid, lift, local, move, point, state, view } from "./state.js";
import { texts } from "./texts.js";

/** The surface with its trails, the gradient and a model; it sways until it is touched. */
export const SurfaceView = (): VNode => {
  const text = useText();
  const sways = useSignal(false);
  useEffect(() => void (sways.value = !isStill()), []);
  const [x, y] = point.value;
  const [gx, gy] = local.value.gradient;
  return (
    <div class="stage card">
      <Surface
        label={text(texts.surface)}
        f={f.value}
        grid={grid.value}
        lift={lift.value}
        items={items.value}
        view={view.value}
        onView={(next) => (view.value = next)}
        sways={sways.value}
        point={{
          at: point.value,
          label: text(texts.pointOnSurface),
          valueText: `(${numberText(x)}, ${numberText(y)}), f = ${numberText(local.value.value)}`,
          onMove: (toX, toY) => {
            move(toX, toY);
            announce(`∇f = [${numberText(gx, 3)}, ${numberText(gy, 3)}]`);
          },
        }}
      />
      <div class="tools">
        <Choice legend={text(texts.model)} value={state.model} options={{ plane: text(texts.plane), quadratic: text(texts.quadratic), none: text(texts.none) }} />
        <CopyMenu items={copies} />
      </div>
    </div>
  );
};
