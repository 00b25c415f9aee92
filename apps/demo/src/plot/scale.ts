/** From the least to the largest value. */
export type Range = readonly [lo: number, hi: number];

/** From values to places on the screen and back. */
export interface Scale {
  readonly domain: Range;
  readonly to: (value: number) => number;
  readonly from: (place: number) => number;
}

/** An interval of values over an interval of places. */
export const linearScale = (domain: Range, [a, b]: Range): Scale => {
  const [lo, hi] = domain;
  return { domain, to: (value) => a + ((value - lo) / (hi - lo)) * (b - a), from: (place) => lo + ((place - a) / (b - a)) * (hi - lo) };
};
