import type { VNode } from "preact";
import { useScales } from "./plot-context.js";

interface PolygonProps {
  readonly points: readonly (readonly [number, number])[];
  /** Classes of its edge and its ground: "output", "fill-output". */
  readonly class: string;
}

/** The area within points; nothing where one of them is nowhere. */
export const Polygon = ({ points, class: classes }: PolygonProps): VNode | null => {
  const { x, y, clip } = useScales();
  if (!points.flat().every(Number.isFinite)) return null;
  return <path class={`curve polygon ${classes}`} d={`M${points.map(([u, v]) => `${x.to(u).toFixed(1)} ${y.to(v).toFixed(1)}`).join("L")}Z`} clip-path={clip} aria-hidden="true" />;
};
