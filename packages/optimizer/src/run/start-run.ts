import type { Evaluator } from "../evaluator.js";
import type { Method } from "../method.js";
import { checkpointOf } from "./checkpoint.js";
import { drive } from "./drive.js";
import { latest } from "./latest.js";
import { progressOf, type Progress } from "./progress.js";
import type { Result, Run } from "./run.js";
import type { RunState } from "./run-state.js";
import type { Stop } from "./stop.js";

export interface Controlled {
  /** Cancels the run when it is aborted. */
  readonly signal?: AbortSignal;
  /** Is told how far the run is, at most 20 times a second, and once at the end. */
  readonly progress?: (progress: Progress) => void;
}

/** Milliseconds between two reports. */
const interval = 50;

/** Starts a run in this thread, which it shares with others. */
export const startRun = <Parameters>(
  begun: RunState, problem: string, method: Method, evaluator: Evaluator, stop: Stop, { signal, progress }: Controlled, finish: (run: RunState) => Result<Parameters>,
): Run<Parameters> => {
  let current = begun;
  let cancelled = signal?.aborted ?? false;
  let held: { readonly promise: Promise<void>; readonly release: () => void } | undefined;
  let reported = -Infinity;
  let broken: { readonly error: unknown } | undefined;
  const stream = latest<Progress>();

  const tell = (run: RunState): void => {
    reported = performance.now();
    const news = progressOf(run);
    stream.push(news);
    if (broken) return;
    try {
      progress?.(news);
    } catch (error) {
      // A listener that throws is told of once, and must not end the run.
      broken = { error };
      reportError(error);
    }
  };
  const resume = (): void => {
    held?.release();
    held = undefined;
  };
  const cancel = (): void => {
    cancelled = true;
    resume();
  };
  signal?.addEventListener("abort", cancel, { once: true });

  const result = drive(begun, method, evaluator, stop, {
    cancelled: () => cancelled,
    paused: () => held?.promise,
    report: (run) => {
      current = run;
      if (performance.now() - reported >= interval) tell(run);
    },
  })
    .then((run) => {
      current = run;
      tell(run);
      return finish(run);
    })
    .finally(() => {
      signal?.removeEventListener("abort", cancel);
      stream.close();
    });

  return {
    // oxlint-disable-next-line unicorn/no-thenable -- a run is a PromiseLike, by its contract
    then: (done, failed) => result.then(done, failed),
    [Symbol.asyncIterator]: () => stream[Symbol.asyncIterator](),
    pause: () => {
      if (held || cancelled) return;
      let release = (): void => undefined;
      held = { promise: new Promise<void>((resolve) => (release = resolve)), release: () => release() };
    },
    resume,
    cancel,
    checkpoint: () => Promise.resolve(checkpointOf(problem, current)),
  };
};

/** An error of a listener, as the platform reports errors that nobody catches; where it cannot, on the console. */
const reportError = (error: unknown): void => console.error("gradkit: a progress listener threw:", error);
