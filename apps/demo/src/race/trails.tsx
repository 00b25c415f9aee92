import type { VNode } from "preact";
import { useScales } from "../plot/plot-context.js";
import { LaneMark } from "./lane-mark.js";
import { placesOf } from "./places-of.js";
import type { Standing } from "./race.js";

interface TrailsProps {
  readonly standings: readonly Standing[];
  /** The lanes of the standings. */
  readonly lanes: readonly number[];
}

/** The ways of optimizers over a map, with their signs where they are. */
export const Trails = ({ standings, lanes }: TrailsProps): VNode => {
  const { x, y, clip } = useScales();
  return (
    <g clip-path={clip} aria-hidden="true">
      {standings.map(({ trail }, k) => {
        if (trail.length === 0) return null;
        const places = placesOf(trail, x, y);
        const d = `M${places.map(([px, py]) => `${px.toFixed(1)} ${py.toFixed(1)}`).join("L")}`;
        return (
          <g key={lanes[k]}>
            <path class="casing" d={d} />
            <path class={`trail lane-${lanes[k]}`} d={d} />
            <LaneMark lane={lanes[k]!} at={places.at(-1)!} />
          </g>
        );
      })}
    </g>
  );
};
