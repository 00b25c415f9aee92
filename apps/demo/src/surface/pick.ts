import type { Grid } from "../plot/grid.js";
import type { projection } from "./projection.js";
import { unit, type Lift } from "./scene.js";

type Project = ReturnType<typeof projection>;

/** The values x and y of the point of a surface that is seen at a place of the screen: the nearest one, and of those within a few pixels the foremost. */
export const pick = (f: (x: number, y: number) => number, grid: Grid, lift: Lift, project: Project, [px, py]: readonly [number, number]): readonly [number, number] => {
  const cost = (x: number, y: number): number => {
    const [sx, sy, depth] = project(unit(grid.x, x), unit(grid.y, y), lift(f(x, y)));
    return Math.hypot(sx - px, sy - py) + 6 * depth;
  };
  const clamp = (value: number, [lo, hi]: readonly [number, number]): number => Math.min(hi, Math.max(lo, value));
  let best: readonly [number, number] = [grid.x[0], grid.y[0]];
  let least = Infinity;
  let [cx, cy, reach] = [(grid.x[0] + grid.x[1]) / 2, (grid.y[0] + grid.y[1]) / 2, 1];
  for (const count of [28, 6, 6, 6]) {
    for (let j = 0; j <= count; j++) {
      for (let i = 0; i <= count; i++) {
        const x = clamp(cx + (i / count - 0.5) * reach * (grid.x[1] - grid.x[0]), grid.x);
        const y = clamp(cy + (j / count - 0.5) * reach * (grid.y[1] - grid.y[0]), grid.y);
        const found = cost(x, y);
        if (found < least) [least, best] = [found, [x, y]];
      }
    }
    [cx, cy] = best;
    reach *= count > 6 ? 0.08 : 0.35;
  }
  return best;
};
