import { projection, type View } from "./projection.js";
import type { Relief } from "./scene.js";

/** A surface as SVG, for the page that is served before anything has run: the same cells in the same order as `paint`. */
export const posterOf = ({ n, heights, colours, corners }: Relief, view: View, width: number, height: number): string => {
  const project = projection(view, width, height, corners);
  const at = (k: number): number => (2 * k) / (n - 1) - 1;
  const place = (i: number, j: number): string => project(at(i), at(j), heights[j * n + i]!).slice(0, 2).map((t) => t.toFixed(1)).join(" ");
  const order = (facing: number): number[] => Array.from({ length: n - 1 }, (_, k) => (facing > 0 ? n - 2 - k : k));
  const cells = order(Math.cos(view.azimuth)).flatMap((j) =>
    order(Math.sin(view.azimuth)).map((i) => `<path fill="${colours[j * (n - 1) + i]!}" d="M${place(i, j)}L${place(i + 1, j)}L${place(i + 1, j + 1)}L${place(i, j + 1)}Z"/>`),
  );
  return `<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="xMidYMid meet">${cells.join("")}</svg>`;
};
