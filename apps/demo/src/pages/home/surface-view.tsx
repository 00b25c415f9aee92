import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { announce } from "../../frame/live-region.js";
import { numberText } from "../../math/number-text.js";
import { Choice } from "../../parts/choice.js";
import { Surface } from "../../surface/surface.js";
import { useText } from "../../text/lang.js";
import { items } from "./items.js";
import { f, grid, lift, local, move, point, state, view } from "./state.js";
import { texts } from "./texts.js";

/** Seconds that the surface turns by itself, unless it is touched. */
const turning = 30;

/** The surface with its trails, the gradient and a model; it sways until it is touched. */
export const SurfaceView = (): VNode => {
  const text = useText();
  const touched = useSignal(false);
  useEffect(() => {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches || new URLSearchParams(location.search).get("motion") === "0") return undefined;
    const { azimuth } = view.peek();
    const began = performance.now();
    let frame = 0;
    const sway = (now: number): void => {
      const t = (now - began) / 1000;
      if (touched.peek() || t > turning) return;
      if (!document.hidden) view.value = { ...view.peek(), azimuth: azimuth + 0.3 * Math.sin(t * 0.45) * Math.min(1, t / 2) };
      frame = requestAnimationFrame(sway);
    };
    const start = setTimeout(() => (frame = requestAnimationFrame(sway)), 1500);
    return () => {
      clearTimeout(start);
      cancelAnimationFrame(frame);
    };
  }, []);
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
        onView={(next) => {
          touched.value = true;
          view.value = next;
        }}
        point={{
          at: point.value,
          label: text(texts.pointOnSurface),
          valueText: `(${numberText(x)}, ${numberText(y)}), f = ${numberText(local.value.value)}`,
          onMove: (toX, toY) => {
            touched.value = true;
            move(toX, toY);
            announce(`∇f = [${numberText(gx, 3)}, ${numberText(gy, 3)}]`);
          },
        }}
      />
      <Choice legend={text(texts.model)} value={state.model} options={{ plane: text(texts.plane), quadratic: text(texts.quadratic), none: text(texts.none) }} />
    </div>
  );
};
