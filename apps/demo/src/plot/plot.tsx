import { ticks } from "d3-array";
import type { ComponentChildren, VNode } from "preact";
import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import { AxisName, nameWidth } from "./axis-name.js";
import { PlotContext } from "./plot-context.js";
import { linearScale } from "./scale.js";
import { tickText } from "./tick-text.js";
import "./plot.css";

interface PlotProps {
  /** What the picture shows, for those who do not see it. */
  readonly label: string;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly xLabel?: string;
  readonly yLabel?: string;
  /** Powers of ten, on both axes or one: its values are their exponents. */
  readonly log?: boolean | "x" | "y";
  /** Width by height; equal is as high as it takes for both axes to have one scale, so that a right angle is one. */
  readonly aspect?: "wide" | "square" | "flat" | "low" | "equal";
  readonly children: ComponentChildren;
}

const heights = { wide: 0.6, square: 1, flat: 0.42, low: 0.3 };
const around = { left: 48, right: 16, top: 16, bottom: 34 };
/** Room for the name of the upward axis, above its ticks. */
const named = 32;
/** On a phone even a low picture is as high as this. */
const lowest = 190;
/** As far as a tick's text reaches to its sides, with a gap. */
const beside = 16;

/** Axes with a grid, and the marks in them. It is drawn at the size it has, so that its text stays readable on a phone. */
export const Plot = ({ label, x: xs, y: ys, xLabel, yLabel, log = false, aspect = "wide", children }: PlotProps): VNode => {
  const id = useId();
  const figure = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.max(240, Math.round(entry.contentRect.width))));
    observer.observe(figure.current!);
    return () => observer.disconnect();
  }, []);
  const margin = { ...around, top: yLabel ? named : around.top };
  const across = width - margin.left - margin.right;
  const height = aspect === "equal" ? Math.round((across * (ys[1] - ys[0])) / (xs[1] - xs[0])) + margin.top + margin.bottom : Math.round(Math.max(width * heights[aspect], Math.min(width, lowest)));
  const scales = useMemo(() => {
    const [x, y] = [linearScale([xs[0], xs[1]], [margin.left, width - margin.right]), linearScale([ys[0], ys[1]], [height - margin.bottom, margin.top])];
    return { x, y, width, height, clip: `url(#${id}-clip)` };
  }, [xs[0], xs[1], ys[0], ys[1], width, height, margin.top, id]);   // marks that stay as they are are not drawn again
  const { x, y } = scales;
  const [logX, logY] = [log === true || log === "x", log === true || log === "y"];
  const free = xLabel ? width - margin.right - nameWidth(xLabel) - beside : width;
  const [xTicks, yTicks] = [ticksOf(xs, width / 90, logX), ticksOf(ys, Math.min(height / 55, width / 80), logY)];
  return (
    <figure class={`plot ${aspect}`} ref={figure}>
      <svg viewBox={`0 0 ${width} ${height}`} role="group" aria-label={label}>
        <clipPath id={`${id}-clip`}><rect x={margin.left} y={margin.top} width={width - margin.left - margin.right} height={height - margin.top - margin.bottom} /></clipPath>
        <g class="axes" aria-hidden="true">
          {xTicks.map((t) => <path key={`x${t}`} class={t === 0 && !logX ? "zero" : ""} d={`M${x.to(t)} ${margin.top}V${height - margin.bottom}`} />)}
          {yTicks.map((t) => <path key={`y${t}`} class={t === 0 && !logY ? "zero" : ""} d={`M${margin.left} ${y.to(t)}H${width - margin.right}`} />)}
          {xTicks.filter((t) => x.to(t) < free).map((t) => <text key={`x${t}t`} x={x.to(t)} y={height - margin.bottom + 18} text-anchor="middle">{tickText(logX)(t)}</text>)}
          {yTicks.map((t) => <text key={`y${t}t`} x={margin.left - 8} y={y.to(t) + 4} text-anchor="end">{tickText(logY)(t)}</text>)}
          {xLabel && <AxisName of={xLabel} x={width - margin.right} y={height - margin.bottom + 18} anchor="end" />}
          {yLabel && <AxisName of={yLabel} x={16} y={20} />}
        </g>
        <PlotContext.Provider value={scales}>{children}</PlotContext.Provider>
      </svg>
    </figure>
  );
};

/** About so many ticks, at least three; whole powers of ten where there are two of them. */
const ticksOf = (domain: readonly [number, number], count: number, log: boolean): readonly number[] => {
  const [lo, hi] = domain;
  if (!(hi - lo > Math.max(1e-300, 1e-14 * Math.max(Math.abs(lo), Math.abs(hi))))) return domain;   // no numbers between them that could be told apart
  const all = ticks(...domain, Math.max(3, count));
  const whole = all.filter(Number.isInteger);
  return log && whole.length > 1 ? whole : all;
};
