import type { VNode } from "preact";
import { useScales } from "../../plot/plot-context.js";
import { kinds, type Patch } from "./kinds.js";

/** The ground of the picture, coloured by how the function curves. */
export const KindsMap = (): VNode => {
  const { x, y } = useScales();
  const pathOf = (patches: readonly Patch[]): string =>
    patches.map(({ x: [a, b], y: [c, d] }) => `M${x.to(a).toFixed(1)} ${y.to(c).toFixed(1)}H${x.to(b).toFixed(1)}V${y.to(d).toFixed(1)}H${x.to(a).toFixed(1)}Z`).join("");
  return (
    <g class="kinds" aria-hidden="true">
      {(["bowl", "dome", "saddle", "flat"] as const).map((form) => <path key={form} class={form} d={pathOf(kinds.value.filter((patch) => patch.form === form))} />)}
    </g>
  );
};
