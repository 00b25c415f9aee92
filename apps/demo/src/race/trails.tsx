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
  const at = (trail: readonly number[], k: number): readonly [number, number] => [near(x.to(trail[2 * k]!)), near(y.to(trail[2 * k + 1]!))];
  const place = (trail: readonly number[], k: number): string => at(trail, k).map((t) => t.toFixed(1)).join(" ");
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
            <LaneMark lane={lanes[k]!} at={at(trail, count - 1)} />
          </g>
        );
      })}
    </g>
  );
};

/** A place on the screen, or one far off it: SVG knows no larger numbers. */
const near = (place: number): number => Math.min(1e5, Math.max(-1e5, place));
