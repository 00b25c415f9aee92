import { mixed } from "./random.js";

/** What several runs found. */
export interface MultiStart<Found> {
  /** That of the lowest value; of equal ones the first by order of the starts, whichever was done first. */
  readonly best: Found;
  /** All, in the order of the starts. */
  readonly all: readonly Found[];
}

/**
 * The best of runs from several starts. Each is given a seed of its own, which follows from `seed` and its number alone: so the result depends on neither timing nor the number of workers.
 *
 * @param starts  what the runs start from
 * @param run     starts one: `(start, seed) => minimize(f, start, { seed, on: workers })`
 * @example
 * const well = ([x]) => x.square().sub(1).square().add(x.mul(0.1))
 * const { best, all } = await multiStart([[2], [-2]], (start) => minimize(well, start))
 * all.map(({ x }) => Math.sign(x[0])) // => [1, -1]
 * best === all[1]                     // => true
 */
export const multiStart = async <Start, Found extends { readonly value: number }>(
  starts: readonly Start[], run: (start: Start, seed: number, index: number) => PromiseLike<Found>, { seed = 0 }: { readonly seed?: number } = {},
): Promise<MultiStart<Found>> => {
  const all = await Promise.all(starts.map((start, k) => run(start, mixed(seed, k) >>> 0, k)));
  const best = all.reduce((lowest, found) => (found.value < lowest.value || Number.isNaN(lowest.value) ? found : lowest));
  return { best, all };
};
