/** From values to places on the screen and back. */
export interface Scale {
  readonly domain: readonly [number, number];
  readonly to: (value: number) => number;
  readonly from: (place: number) => number;
}

/** An interval of values over an interval of places. */
export const linearScale = (domain: readonly [number, number], [a, b]: readonly [number, number]): Scale => {
  const [lo, hi] = domain;
  return { domain, to: (value) => a + ((value - lo) / (hi - lo)) * (b - a), from: (place) => lo + ((place - a) / (b - a)) * (hi - lo) };
};
