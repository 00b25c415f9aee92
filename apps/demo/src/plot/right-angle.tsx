import type { VNode } from "preact";
import { useScales } from "./plot-context.js";

interface RightAngleProps {
  readonly at: readonly [number, number];
  /** The direction of one side, of length 1; the other is a quarter turn on. */
  readonly along: readonly [number, number];
  readonly class: string;
}

const side = 13;

/** The mark of a right angle, of one size on any scale. */
export const RightAngle = ({ at, along: [u, v], class: classes }: RightAngleProps): VNode => {
  const { x, y, clip } = useScales();
  const corner = (along: number, turned: number): string => `${(x.to(at[0]) + side * (along * u - turned * v)).toFixed(1)} ${(y.to(at[1]) - side * (along * v + turned * u)).toFixed(1)}`;
  return <path class={`curve ${classes}`} d={`M${corner(1, 0)}L${corner(1, 1)}L${corner(0, 1)}`} clip-path={clip} aria-hidden="true" />;
};
