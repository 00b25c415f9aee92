import { area } from "d3-shape";
import type { VNode } from "preact";
import { useScales } from "./plot-context.js";

interface AreaProps {
  /** x with the lower and the upper end; an end that is not finite reaches to the edge. */
  readonly points: readonly (readonly [x: number, lo: number, hi: number])[];
  readonly class: string;
}

/** The area between two curves. */
export const Area = ({ points, class: classes }: AreaProps): VNode => {
  const { x, y, clip } = useScales();
  const [lo, hi] = y.domain;
  const within = (v: number): number => Math.min(2 * hi - lo, Math.max(2 * lo - hi, v));
  const path = area<readonly [number, number, number]>(([t]) => x.to(t), ([, low]) => y.to(within(low)), ([, , high]) => y.to(within(high)));
  return <path class={`band ${classes}`} d={path(points) ?? ""} clip-path={clip} aria-hidden="true" />;
};
