/** What is drawn of a fit, as data: terminal and SVG draw the same. */
export interface Panel {
  readonly xLabel: string;
  readonly yLabel: string;
  readonly points: Line;
  /** A line; none where there are too few points for one. */
  readonly curve?: Line;
  /** Between which values the curve may be. */
  readonly band?: { readonly x: readonly number[]; readonly lower: readonly number[]; readonly upper: readonly number[] };
}

export interface Line {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export interface Range {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** The least and the largest of all that is finite, with a part of their distance beyond on either side. */
const spread = (lists: readonly (readonly number[])[], part: number): [number, number] => {
  let [lo, hi] = [Infinity, -Infinity];
  for (const list of lists) {
    for (const value of list) {
      if (value < lo && value > -Infinity) lo = value;
      if (value > hi && value < Infinity) hi = value;
    }
  }
  if (!(lo <= hi)) return [0, 1];
  const margin = lo === hi ? Math.abs(lo) / 2 || 1 : part * (hi - lo);
  return [lo - margin, hi + margin];
};

/** What a panel shows on either axis, with a margin that is a part of it. */
export const rangeOf = ({ points, curve, band }: Panel, margin: number): Range => ({
  x: spread([points.x, curve?.x ?? []], margin),
  y: spread([points.y, curve?.y ?? [], band?.lower ?? [], band?.upper ?? []], margin),
});
