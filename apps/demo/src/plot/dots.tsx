import type { VNode } from "preact";
import { near } from "./near.js";
import { useScales } from "./plot-context.js";

interface DotsProps {
  readonly points: readonly (readonly [number, number])[];
  /** The class of their colour: "fill-ink". */
  readonly class: string;
}

const radius = 3.5;

/** Points of data, as one path however many. */
export const Dots = ({ points, class: classes }: DotsProps): VNode => {
  const { x, y, clip } = useScales();
  const path = points
    .filter((point) => point.every(Number.isFinite))
    .map(([px, py]) => `M${near(x.to(px) - radius).toFixed(1)} ${near(y.to(py)).toFixed(1)}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`);
  return <path class={`dots ${classes}`} d={path.join("")} clip-path={clip} aria-hidden="true" />;
};
