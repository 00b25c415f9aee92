import { error } from "./errors.js";
import type { Executor } from "./executor.js";
import type { Job } from "./job.js";
import { mixed } from "./random.js";
import type { Result } from "./run/run.js";
import { sweep, type SweepOptions } from "./sweep.js";

/** What several runs found. */
export interface MultiStart<Parameters> {
  /** That of the lowest value; of equal ones the first by order of the starts, whichever was done first. */
  readonly best: Result<Parameters>;
  /** All that ended with a result, in the order of the starts. */
  readonly all: readonly Result<Parameters>[];
  /** The numbers of the starts from which nothing could be done, each with its error. */
  readonly failed: readonly { readonly start: number; readonly error: unknown }[];
}

export interface MultiStartOptions extends SweepOptions {
  /** What works on the runs: this thread unless given, or a pool. */
  readonly on?: Executor;
  readonly seed?: number;
}

/**
 * The best of runs from several starts. Each is given a seed of its own, which follows from `seed` and its number alone: so the result depends on neither timing nor the number of workers.
 *
 * @param starts  what the runs start from
 * @param job     what is done from each: `(start, seed) => minimizeTask(f, start, { seed })`
 * @throws optimizer/option where there are no starts; the error of the first start, where all fail
 * @example
 * const well = ([x]) => x.square().sub(1).square().add(x.mul(0.1))
 * const { best, all } = await multiStart([[2], [-2]], (start) => minimizeTask(well, start))
 * all.map(({ x }) => Math.sign(x[0])) // => [1, -1]
 * best === all[1]                     // => true
 */
export const multiStart = async <Start, Parameters>(
  starts: readonly Start[], job: (start: Start, seed: number, index: number) => Job<Parameters>, { on, seed = 0, ...options }: MultiStartOptions = {},
): Promise<MultiStart<Parameters>> => {
  if (starts.length === 0) throw error("optimizer/option", { call: "multiStart", option: "starts", rule: "must be one or more", got: "none" });
  const jobs = starts.map((start, k) => job(start, mixed(seed, k) >>> 0, k));
  const swept = await sweep(jobs.map(({ task }) => task), on ?? hereOn(jobs), options);
  const all = await Promise.all(swept.flatMap((end, k) => ("run" in end ? [jobs[k]!.resultOf(end.run)] : [])));
  const failed = swept.flatMap((end, start) => ("error" in end ? [{ start, error: end.error }] : []));
  if (all.length === 0 && failed.length > 0) throw failed[0]!.error;
  const best = all.reduce((lowest, found) => (found.value < lowest.value || Number.isNaN(lowest.value) ? found : lowest));
  return { best, all, failed };
};

/** Does jobs in this thread, one after the other. */
const hereOn = (jobs: readonly Job[]): Executor => {
  const byTask = new Map(jobs.map(({ task, execute }) => [task, execute]));
  return { size: 1, execute: async (task, watch) => byTask.get(task)!(watch) };
};
