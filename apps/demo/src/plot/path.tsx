import { line } from "d3-shape";
import type { VNode } from "preact";
import { near } from "./near.js";
import { useScales } from "./plot-context.js";

interface PathProps {
  readonly points: readonly (readonly [number, number])[];
  readonly class: string;
}

/** A line through points, with gaps where one is not finite. */
export const Path = ({ points, class: classes }: PathProps): VNode => {
  const { x, y, clip } = useScales();
  const path = line<readonly [number, number]>(([t]) => near(x.to(t)), ([, v]) => near(y.to(v))).defined(([t, v]) => Number.isFinite(t) && Number.isFinite(v)).digits(1);
  return <path class={`curve ${classes}`} d={path(points) ?? ""} clip-path={clip} aria-hidden="true" />;
};
