import type { VNode } from "preact";
import { near } from "./near.js";
import { useScales } from "./plot-context.js";

interface SegmentProps {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly class: string;
}

/** A straight piece between two points; nothing where one of them is nowhere. */
export const Segment = ({ from, to, class: classes }: SegmentProps): VNode | null => {
  const { x, y, clip } = useScales();
  if (![...from, ...to].every(Number.isFinite)) return null;
  return <path class={`curve ${classes}`} d={`M${near(x.to(from[0]))} ${near(y.to(from[1]))}L${near(x.to(to[0]))} ${near(y.to(to[1]))}`} clip-path={clip} aria-hidden="true" />;
};
