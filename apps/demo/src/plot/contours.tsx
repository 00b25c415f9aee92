import { contours, type ContourMultiPolygon } from "d3-contour";
import type { VNode } from "preact";
import type { Grid } from "./grid.js";
import { evenLevels } from "./levels.js";
import { useScales } from "./plot-context.js";

interface ContoursProps {
  readonly of: Grid;
  /** The values whose lines are drawn; evenly spaced ones unless given. */
  readonly levels?: readonly number[];
  /** Lines alone, over a ground that has colours of its own. */
  readonly lines?: boolean;
}

/** The lines along which a function of two variables has one value; the higher it is, the deeper the shade. */
export const Contours = ({ of, levels = evenLevels(of), lines = false }: ContoursProps): VNode => {
  const { x, y, clip } = useScales();
  const { size } = of;
  // d3-contour has the k-th value at k + ½.
  const place = (scale: typeof x, [lo, hi]: readonly [number, number]) => (u: number): string => scale.to(lo + ((u - 0.5) / (size - 1)) * (hi - lo)).toFixed(1);
  const [px, py] = [place(x, of.x), place(y, of.y)];
  const pathOf = ({ coordinates }: ContourMultiPolygon): string =>
    coordinates.flat().map((ring) => `M${ring.map(([u, v]) => `${px(u!)} ${py(v!)}`).join("L")}Z`).join("");
  return (
    <g class={lines ? "contours lines" : "contours"} clip-path={clip} aria-hidden="true">
      {contours().size([size, size]).thresholds([...levels])([...of.values]).map((polygon) => <path key={polygon.value} d={pathOf(polygon)} />)}
    </g>
  );
};
