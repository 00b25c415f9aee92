import { contours } from "d3-contour";
import { interpolateViridis } from "d3-scale-chromatic";
import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { levelsOf, type Grid } from "./grid.js";
import { useScales } from "./plot-context.js";

interface ContoursProps {
  readonly grid: Grid;
  /** How many bands, of about as many points each. */
  readonly bands?: number;
}

/** The contours of a function of two variables, its bands coloured from low (dark) to high (light). */
export const Contours = ({ grid, bands = 14 }: ContoursProps): VNode => {
  const { x, y, clip } = useScales();
  const areas = useMemo(() => contours().size([grid.n, grid.n]).thresholds(levelsOf(grid, bands))([...grid.values]), [grid, bands]);
  const place = (gx: number, gy: number): string => {
    const at = ([lo, hi]: readonly [number, number], g: number): number => lo + ((g - 0.5) / (grid.n - 1)) * (hi - lo);
    return `${Math.round(x.to(at(grid.x, gx)))} ${Math.round(y.to(at(grid.y, gy)))}`;
  };
  const [left, right] = grid.x.map(x.to) as [number, number];
  const [bottom, top] = grid.y.map(y.to) as [number, number];
  return (
    <g class="contours" clip-path={clip} aria-hidden="true">
      <rect x={left} y={top} width={right - left} height={bottom - top} fill={interpolateViridis(0)} />
      {areas.map(({ coordinates }, k) => (
        <path
          key={k}
          fill={interpolateViridis((k + 1) / areas.length)}
          d={coordinates.map((polygon) => polygon.map((ring) => `M${ring.map(([gx, gy]) => place(gx!, gy!)).join("L")}Z`).join("")).join("")}
        />
      ))}
    </g>
  );
};
