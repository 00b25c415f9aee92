import { contours, type ContourMultiPolygon } from "d3-contour";
import { interpolateViridis } from "d3-scale-chromatic";
import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import type { Grid } from "./grid.js";
import { evenLevels } from "./levels.js";
import { useScales } from "./plot-context.js";

interface ContoursProps {
  readonly of: Grid;
  /** The values whose lines are drawn; evenly spaced ones unless given. */
  readonly levels?: readonly number[];
  /** Lines alone, over a ground that has colours of its own. */
  readonly lines?: boolean;
  /** Colours from low (dark) to high (light) in place of shades of one. */
  readonly coloured?: boolean;
}

/** The lines along which a function of two variables has one value; the higher it is, the deeper the shade. */
export const Contours = ({ of, levels = evenLevels(of), lines = false, coloured = false }: ContoursProps): VNode => {
  const scales = useScales();
  const { x, y, clip } = scales;
  const { size } = of;
  // d3-contour has the k-th value at k + ½.
  const place = (scale: typeof x, [lo, hi]: readonly [number, number]) => (u: number): string => scale.to(lo + ((u - 0.5) / (size - 1)) * (hi - lo)).toFixed(1);
  const [px, py] = [place(x, of.x), place(y, of.y)];
  const pathOf = ({ coordinates }: ContourMultiPolygon): string =>
    coordinates.flat().map((ring) => `M${ring.map(([u, v]) => `${px(u!)} ${py(v!)}`).join("L")}Z`).join("");
  const polygons = useMemo(() => contours().size([size, size]).thresholds([...levels])([...of.values]), [of, levels.join()]);
  const paths = useMemo(() => polygons.map(pathOf), [polygons, scales]);
  return (
    <g class={`contours ${coloured ? "coloured" : lines ? "lines" : "shades"}`} clip-path={clip} aria-hidden="true">
      {coloured && <path fill={interpolateViridis(0)} d={`M${px(0.5)} ${py(0.5)}H${px(size - 0.5)}V${py(size - 0.5)}H${px(0.5)}Z`} />}
      {polygons.map((polygon, k) => <path key={polygon.value} d={paths[k]} fill={coloured ? interpolateViridis((k + 1) / polygons.length) : undefined} />)}
    </g>
  );
};
