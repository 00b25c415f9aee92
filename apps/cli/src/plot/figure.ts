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

const spread = (lists: readonly (readonly number[])[]): [number, number] => {
  let [lo, hi] = [Infinity, -Infinity];
  for (const list of lists) {
    for (const value of list) {
      if (value < lo) lo = value;
      if (value > hi) hi = value;
    }
  }
  if (!(lo <= hi)) return [0, 1];
  const margin = lo === hi ? Math.abs(lo) / 2 || 1 : 0.03 * (hi - lo);
  return [lo - margin, hi + margin];
};

/** What a panel shows on either axis, with a margin. */
export const rangeOf = ({ points, curve, band }: Panel): Range => ({
  x: spread([points.x, curve?.x ?? []]),
  y: spread([points.y, curve?.y ?? [], band?.lower ?? [], band?.upper ?? []].map((list) => list.filter(Number.isFinite))),
});
