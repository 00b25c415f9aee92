import { line } from "d3-shape";
import type { VNode } from "preact";
import { sampled } from "./sampled.js";
import { useScales } from "./plot-context.js";

interface CurveProps {
  readonly f: (x: number) => number;
  /** Classes of its stroke: a role's colour, "thin", "dashed". */
  readonly class: string;
}

/** The graph of a function, with gaps where it has no value and at its jumps. */
export const Curve = ({ f, class: classes }: CurveProps): VNode => {
  const { x, y, clip } = useScales();
  const [lo, hi] = y.domain;
  const reach = hi - lo;
  const path = line<readonly [number, number]>(([t]) => round(x.to(t)), ([, v]) => round(y.to(Math.min(hi + reach, Math.max(lo - reach, v))))).defined(([, v]) => !Number.isNaN(v));
  return <path class={`curve ${classes}`} d={path(sampled(f, x.domain, reach)) ?? ""} clip-path={clip} aria-hidden="true" />;
};

const round = (place: number): number => Math.round(place * 10) / 10;
