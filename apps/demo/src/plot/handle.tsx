import type { VNode } from "preact";
import { keyMove } from "./key-move.js";
import { plain } from "./plain.js";
import { useScales } from "./plot-context.js";

interface HandleProps {
  /** What it moves, for a screen reader. */
  readonly label: string;
  /** Where it is, in words. */
  readonly valueText: string;
  readonly at: readonly [number, number];
  /** It is asked to move there; an owner of one coordinate takes that one. */
  readonly onMove: (x: number, y: number) => void;
  /** How far an arrow key moves it: ten times as far with Shift, a tenth with Alt. */
  readonly step: number;
  /** The class of its colour: "fill-input". */
  readonly class: string;
}

/** A point to drag, by pointer or by the arrow keys. */
export const Handle = ({ label, valueText, at, onMove, step, class: classes }: HandleProps): VNode => {
  const { x, y } = useScales();
  const [px, py] = [x.to(at[0]), Math.min(y.to(y.domain[0]), Math.max(y.to(y.domain[1]), y.to(at[1])))];
  const drag = (event: PointerEvent & { currentTarget: SVGGElement }): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const svg = event.currentTarget.ownerSVGElement!;
    const { x: px, y: py } = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM()!.inverse());
    onMove(within(x.from(px), x.domain), within(y.from(py), y.domain));
  };
  return (
    <g
      class="handle"
      role="slider"
      tabindex={0}
      aria-label={label}
      aria-valuenow={plain(at[0])}
      aria-valuemin={plain(x.domain[0])}
      aria-valuemax={plain(x.domain[1])}
      aria-valuetext={valueText}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag(event);
      }}
      onPointerMove={drag}
      onKeyDown={(event) => {
        const by = keyMove(event, step);
        if (by) onMove(within(at[0] + by[0], x.domain), within(at[1] + by[1], y.domain));
      }}
    >
      <circle class="reach" cx={px} cy={py} r={22} />
      <circle class="ring" cx={px} cy={py} r={13} />
      <circle class={`knob ${classes}`} cx={px} cy={py} r={8} />
    </g>
  );
};

const within = (value: number, [lo, hi]: readonly [number, number]): number => Math.min(hi, Math.max(lo, value));
