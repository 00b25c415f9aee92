import { computed } from "@preact/signals";
import type { VNode } from "preact";
import { numberText } from "../../math/number-text.js";
import { Curve } from "../../plot/curve.js";
import { fitted } from "../../plot/fitted.js";
import { Handle } from "../../plot/handle.js";
import { Plot } from "../../plot/plot.js";
import { sampled } from "../../plot/sampled.js";
import { Segment } from "../../plot/segment.js";
import { useText } from "../../text/lang.js";
import { axes, point, row, section, state, value } from "./state.js";
import { texts } from "./texts.js";

const shown = computed((): readonly [number, number] => [-state.w.value, state.w.value]);

/** f along either axis of the picture through the point, with the tangents whose slopes are the partial derivatives. */
export const Slices = (): VNode => (
  <div class="twins">
    <Slice side={0} role="input" />
    <Slice side={1} role="param" />
  </div>
);

interface SliceProps {
  /** 0 across, 1 up. */
  readonly side: 0 | 1;
  readonly role: "input" | "param";
}

const Slice = ({ side, role }: SliceProps): VNode => {
  const text = useText();
  const { name, at } = point.value[axes.value[side]]!;
  const other = point.value[axes.value[1 - side]!]!.at.value;
  const f = section.value;
  const along = (u: number): number => (side === 0 ? f(u, other) : f(other, u));
  const slope = row.value[axes.value[side]]!;
  const [lo, hi] = shown.value;
  const ys = fitted(sampled(along, shown.value, Infinity).map(([, y]) => y), [value.value]);
  const onTangent = (u: number): readonly [number, number] => [u, value.value + slope * (u - at.value)];
  const label = text(texts.sliceOf).replace("{name}", name);
  return (
    <figure class="stack">
      <Plot label={label} x={shown.value} y={ys} xLabel={name} aspect="flat">
        <Curve f={along} class="ink" />
        <Segment from={onTangent(lo)} to={onTangent(hi)} class={`${role} thin`} />
        {Number.isFinite(value.value) && (
          <Handle label={`${text(texts.move)}, ${name}`} valueText={`${name} = ${numberText(at.value)}, ∂f/∂${name} = ${numberText(slope)}`} at={[at.value, value.value]} step={(hi - lo) / 100} class={`fill-${role}`} onMove={(u) => (at.value = Number(u.toPrecision(6)))} />
        )}
      </Plot>
      <figcaption class="muted">{label}: {text(texts.slope)} <span class={`${role}-role number`}>∂f/∂{name} = {numberText(slope)}</span></figcaption>
    </figure>
  );
};
