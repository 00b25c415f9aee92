import type { VNode } from "preact";
import { useScales } from "../plot/plot-context.js";
import { LaneMark } from "./lane-mark.js";

interface CurveEndProps {
  readonly lane: number;
  readonly at: readonly [x: number, y: number] | undefined;
}

/** The sign of a lane where its curve ends, unless that is outside the picture. */
export const CurveEnd = ({ lane, at: [atX, atY] = [NaN, NaN] }: CurveEndProps): VNode | null => {
  const { x, y } = useScales();
  const within = (value: number, [lo, hi]: readonly [number, number]): boolean => value >= lo && value <= hi;
  return within(atX, x.domain) && within(atY, y.domain) ? <g class="curve-end" aria-hidden="true"><LaneMark lane={lane} size={70} at={[x.to(atX), y.to(atY)]} /></g> : null;
};
