import type { VNode } from "preact";
import { useScales } from "./plot-context.js";

interface ArrowProps {
  readonly from: readonly [number, number];
  /** The vector, in units of the axes. */
  readonly along: readonly [number, number];
  readonly class: string;
  /** The length that is shown, in pixels, instead of its own. */
  readonly length?: number;
}

const head = 11;

/** An arrow from a point along a vector, in the direction that the vector has in the picture. */
export const Arrow = ({ from, along, class: classes, length }: ArrowProps): VNode | null => {
  const { x, y } = useScales();
  const [px, py] = [x.to(from[0]), y.to(from[1])];
  const [dx, dy] = [x.to(from[0] + along[0]) - px, y.to(from[1] + along[1]) - py];
  const own = Math.hypot(dx, dy);
  if (!(own > 0 && own < Infinity)) return null;
  const [ux, uy, reach] = [dx / own, dy / own, length ?? own];
  const at = (forth: number, aside: number): string => `${(px + ux * forth - uy * aside).toFixed(1)} ${(py + uy * forth + ux * aside).toFixed(1)}`;
  return <path class={`arrow ${classes}`} d={`M${at(0, 0)}L${at(reach, 0)}M${at(reach - head, head / 2)}L${at(reach, 0)}L${at(reach - head, -head / 2)}`} aria-hidden="true" />;
};
