import type { SavingOptions } from "../checkpoints/store.js";
import type { Prepared } from "../prepare.js";
import { latest } from "./latest.js";
import type { Progress } from "./progress.js";
import type { Checkpoint, Result, Run } from "./run.js";
import type { RunState } from "./run-state.js";
import type { StartWork } from "./work.js";

export interface Controlled {
  /** Saves the run every few seconds, and at the end. */
  readonly checkpoints?: SavingOptions;
  /** Cancels the run when it is aborted. */
  readonly signal?: AbortSignal;
  /** Is told how far the run is, at most 20 times a second, and once at the end. */
  readonly progress?: (progress: Progress) => void;
}

/** A run of some work, wherever it is done. */
export const startRun = <Parameters>(startWork: StartWork, prepared: () => Prepared | Promise<Prepared>, { signal, progress, checkpoints }: Controlled): Run<Parameters> => {
  const stream = latest<Progress>();
  let deaf = false;
  const work = startWork((news) => {
    stream.push(news);
    if (deaf) return;
    try {
      progress?.(news);
    } catch (error) {
      // A listener that throws is told of once, and must not end the run.
      deaf = true;
      console.error("gradkit: a progress listener threw:", error);
    }
  });
  const { pause, resume, cancel } = work;
  if (signal?.aborted) cancel();
  signal?.addEventListener("abort", cancel, { once: true });
  let checkpointed: Promise<(run: RunState) => Checkpoint> | undefined;
  const checkpoint = async (): Promise<Checkpoint> => {
    const current = await work.current();
    checkpointed ??= Promise.all([import("./identity.js"), prepared()]).then(([{ checkpointsOf }, known]) => checkpointsOf(known));
    return (await checkpointed)(current);
  };
  const saving = checkpoints && import("../checkpoints/save-regularly.js").then(({ saveRegularly }) => saveRegularly(checkpoints, checkpoint));
  // A place that is another run's is refused: this one ends, and says so.
  saving?.catch(cancel);
  const saved = async (): Promise<{ saved?: boolean }> => (saving ? { saved: await (await saving)() } : {});
  const ended = async (): Promise<Result<Parameters>> => {
    try {
      const run = await work.result;
      const found = await (await prepared()).resultOf<Parameters>(run);
      return { ...found, ...(await saved()) };
    } catch (e) {
      await saved();
      throw e;
    }
  };
  const result = ended().finally(() => {
    signal?.removeEventListener("abort", cancel);
    stream.close();
  });
  return {
    // oxlint-disable-next-line unicorn/no-thenable -- a run is a PromiseLike, by its contract
    then: (done, failed) => result.then(done, failed),
    [Symbol.asyncIterator]: () => stream[Symbol.asyncIterator](),
    pause,
    resume,
    cancel,
    checkpoint,
  };
};
