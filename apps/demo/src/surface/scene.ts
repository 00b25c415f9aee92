import { interpolateViridis } from "d3-scale-chromatic";
import type { Grid } from "../plot/grid.js";
import { areaLevels } from "../plot/levels.js";
import type { Range } from "../plot/scale.js";
import type { Corners } from "./projection.js";

/** What is drawn on a surface or above it, in the scene's coordinates: x, y, z, one point after the other. */
export type Item =
  /** A line that lies on the surface, hidden behind its hills; with a marble at its end. */
  | { readonly kind: "trail"; readonly points: Float32Array; readonly colour: string; readonly marble: boolean }
  /** An arrow over everything. */
  | { readonly kind: "arrow"; readonly points: Float32Array; readonly colour: string }
  /** A sheet of rows × columns points. */
  | { readonly kind: "sheet"; readonly points: Float32Array; readonly columns: number; readonly colour: string }
  /** A dot over everything. */
  | { readonly kind: "dot"; readonly points: Float32Array; readonly colour: string };

/** A surface to paint: heights from 0 to 1 on an n × n grid, and the colour of each of its cells. */
export interface Relief {
  readonly n: number;
  readonly heights: Float32Array;
  readonly colours: readonly string[];
  readonly corners: Corners;
}

/** How values become heights: evenly, or where a few are far above the rest, evenly up to where four fifths of them are, and ever more slowly above. */
export type Lift = (value: number) => number;

const body = 0.62;
/** How many times as high as four fifths of the values the highest may be and still be drawn to scale. */
const tall = 3.5;

export const liftOf = (grid: Grid): Lift => {
  const levels = areaLevels(grid, 40);
  const finite = grid.values.filter(Number.isFinite);
  const [lo, top, hi] = [Math.min(...finite), Math.max(...finite), levels[Math.floor(levels.length * 0.8)] ?? 1];
  if (top > lo && top - lo <= tall * (hi - lo)) return (value) => (Number.isNaN(value) ? 0 : (value - lo) / (top - lo));
  const span = hi > lo ? hi - lo : 1;
  return (value) => {
    const t = (value - lo) / span;
    return Number.isNaN(t) ? 0 : t <= 1 ? body * Math.max(t, -0.4) : body + (1 - body) * (1 - 1 / (1 + (t - 1) * (body / (1 - body))));
  };
};

/** The surface of a grid, lit from the left. */
export const reliefOf = (grid: Grid, lift: Lift): Relief => {
  const { size: n } = grid;
  const heights = Float32Array.from(grid.values, lift);
  const at = (i: number, j: number): number => heights[j * n + i]!;
  const colours = Array.from({ length: (n - 1) * (n - 1) }, (_, cell) => {
    const [i, j] = [cell % (n - 1), Math.floor(cell / (n - 1))];
    const [a, b, c, d] = [at(i, j), at(i + 1, j), at(i, j + 1), at(i + 1, j + 1)];
    const [slopeX, slopeY] = [((b + d - a - c) * n) / 4, ((c + d - a - b) * n) / 4];
    const light = (1.1 - 0.75 * slopeX - 0.35 * slopeY) / Math.hypot(1, slopeX, slopeY) / 1.1;
    return shaded(interpolateViridis((a + b + c + d) / 4), 0.8 + 0.3 * Math.max(0, light));
  });
  const corners = [at(0, 0), at(n - 1, 0), at(0, n - 1), at(n - 1, n - 1)];
  return { n, heights, colours, corners: [Math.min(...corners), Math.max(...corners)] };
};

const shaded = (colour: string, light: number): string =>
  `rgb(${[1, 3, 5].map((at) => Math.min(255, Math.round(parseInt(colour.slice(at, at + 2), 16) * light))).join(",")})`;

/** A coordinate of the scene, from −1 to 1, of a value within a range. */
export const unit = ([lo, hi]: Range, value: number): number => (2 * (value - lo)) / (hi - lo) - 1;
