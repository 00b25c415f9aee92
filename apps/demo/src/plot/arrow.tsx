import type { VNode } from "preact";
import { useScales } from "./plot-context.js";

interface ArrowProps {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly class: string;
}

const head = 9;

/** An arrow between two points; nothing where one of them is nowhere or they are one. */
export const Arrow = ({ from, to, class: classes }: ArrowProps): VNode | null => {
  const { x, y, clip } = useScales();
  const [ax, ay, bx, by] = [x.to(from[0]), y.to(from[1]), x.to(to[0]), y.to(to[1])];
  const length = Math.hypot(bx - ax, by - ay);
  if (!(length > 0.5 && Number.isFinite(length))) return null;
  const [ux, uy] = [(bx - ax) / length, (by - ay) / length];
  const wing = (side: number): string => `${(bx - head * (ux + 0.5 * side * uy)).toFixed(1)} ${(by - head * (uy - 0.5 * side * ux)).toFixed(1)}`;
  return <path class={`curve ${classes}`} d={`M${ax} ${ay}L${bx} ${by}M${wing(1)}L${bx} ${by}L${wing(-1)}`} clip-path={clip} aria-hidden="true" />;
};
