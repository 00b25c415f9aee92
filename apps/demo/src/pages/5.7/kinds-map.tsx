import type { VNode } from "preact";
import { Contours } from "../../plot/contours.js";
import { kinds } from "./kinds.js";

/** The ground of the picture, coloured by how the function curves. */
export const KindsMap = (): VNode => (
  <g class="kinds" aria-hidden="true">
    {kinds.value.map(({ form, of, level }) => <g key={form} class={form}><Contours of={of} levels={[level]} lines /></g>)}
  </g>
);
