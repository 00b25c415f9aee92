import type { VNode } from "preact";
import { useScales } from "../plot/plot-context.js";
import { LaneMark } from "./lane-mark.js";
import type { Standing } from "./race.js";

interface TrailsProps {
  readonly standings: readonly Standing[];
  /** The lanes of the standings. */
  readonly lanes: readonly number[];
}

/** The ways of optimizers over a map, with their signs where they are. */
export const Trails = ({ standings, lanes }: TrailsProps): VNode => {
  const { x, y, clip } = useScales();
  const place = (trail: readonly number[], k: number): string => `${x.to(trail[2 * k]!).toFixed(1)} ${y.to(trail[2 * k + 1]!).toFixed(1)}`;
  return (
    <g clip-path={clip} aria-hidden="true">
      {standings.map(({ trail }, k) => {
        const count = trail.length / 2;
        if (count === 0) return null;
        const d = `M${Array.from({ length: count }, (_, each) => place(trail, each)).join("L")}`;
        return (
          <g key={lanes[k]}>
            <path class="casing" d={d} />
            <path class={`trail lane-${lanes[k]}`} d={d} />
            <LaneMark lane={lanes[k]!} at={[x.to(trail.at(-2)!), y.to(trail.at(-1)!)]} />
          </g>
        );
      })}
    </g>
  );
};
