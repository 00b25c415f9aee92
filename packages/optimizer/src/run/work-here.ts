import type { Evaluator } from "../evaluator.js";
import type { Method } from "../method.js";
import { drive } from "./drive.js";
import { progressOf } from "./progress.js";
import type { RunState } from "./run-state.js";
import type { Stop } from "./stop.js";
import type { StartWork } from "./work.js";

/** Milliseconds between two reports. */
const interval = 50;

/**
 * Works in this thread, which it shares with others. Where the evaluator has batches, `whole` says what all rows say; `stopped` is looked at before each evaluation, where somebody else may stop it.
 */
export const workHere =
  (begun: RunState, method: Method, evaluator: Evaluator, stop: Stop, whole?: Evaluator, stopped = (): boolean => false): StartWork =>
  (tell) => {
    let current = begun;
    let cancelled = false;
    let held: { readonly promise: Promise<void>; readonly release: () => void } | undefined;
    let told = -Infinity;
    let interrupt = (): void => undefined;
    const interrupted = new Promise<void>((resolve) => (interrupt = resolve));
    const resume = (): void => {
      held?.release();
      held = undefined;
    };
    const result = drive(begun, method, evaluator, stop, {
      cancelled: () => cancelled || stopped(),
      paused: () => held?.promise,
      interrupted,
      whole,
      report: (run) => {
        current = run;
        if (performance.now() - told < interval) return;
        told = performance.now();
        tell(progressOf(run));
      },
    }).then((run) => {
      current = run;
      tell(progressOf(run));
      return run;
    });
    return {
      result,
      pause: () => {
        if (held || cancelled) return;
        let release = (): void => undefined;
        held = { promise: new Promise<void>((resolve) => (release = resolve)), release: () => release() };
      },
      resume,
      cancel: () => {
        cancelled = true;
        interrupt();
        resume();
      },
      current: () => Promise.resolve(current),
    };
  };
