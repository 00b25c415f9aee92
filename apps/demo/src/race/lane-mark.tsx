import { symbol, symbolAsterisk, symbolsFill } from "d3-shape";
import type { VNode } from "preact";

const signs = [...symbolsFill, symbolAsterisk];

interface LaneMarkProps {
  readonly lane: number;
  /** Its area in square pixels. */
  readonly size?: number;
  readonly at?: readonly [x: number, y: number];
}

/** The sign of a lane, so that its colour does not stand alone. */
export const LaneMark = ({ lane, size = 90, at: [x, y] = [0, 0] }: LaneMarkProps): VNode => (
  <path class={`lane-mark lane-${lane} ${signs[lane % signs.length] === symbolAsterisk ? "strokes" : ""}`} d={symbol(signs[lane % signs.length], size)() ?? ""} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`} />
);
