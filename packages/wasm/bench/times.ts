/** Microseconds a call. */
export interface Times {
  readonly median: number;
  /** What a shared machine does not lengthen. */
  readonly least: number;
}

export const median = (xs: readonly number[]): number => xs.toSorted((a, b) => a - b)[xs.length >> 1]!;

/** Nine rounds of so many calls. */
export const timesOf = (f: () => unknown, calls: number): Times => {
  const rounds = Array.from({ length: 9 }, () => {
    const start = performance.now();
    for (let k = 0; k < calls; k++) f();
    return (1000 * (performance.now() - start)) / calls;
  });
  return { median: median(rounds), least: Math.min(...rounds) };
};

/** How many calls a round takes: 20 ms. */
export const callsFor = (f: () => unknown): number => {
  for (let calls = 1; ; calls *= 2) {
    const start = performance.now();
    for (let k = 0; k < calls; k++) f();
    if (performance.now() - start > 20) return calls;
  }
};
