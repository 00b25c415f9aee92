import type { RunState, Task } from "@gradkit/optimizer";
import { inline } from "@gradkit/optimizer/worker";
import { toExactText } from "../exact-text.js";
import type { News } from "./news.js";

const here = inline();

/**
 * Works on a task in this thread, and gives a copy of its run every few seconds: the run is cancelled, written down, and gone on with, which changes no bit of it.
 */
export const workHere = async (task: Task, seconds: number, stop: AbortSignal, say: (news: News) => void): Promise<RunState> => {
  let run = task.run;
  for (;;) {
    run = await within(seconds, stop, async (signal) => here.execute({ ...task, run }, { signal, progress: (progress) => say({ say: "progress", progress }) }));
    if (run.end !== "cancelled" || stop.aborted) return run;
    run = { ...run, end: undefined };
    say({ say: "checkpoint", run: toExactText(run) });
  }
};

/** Does something with a signal that is aborted after some seconds, or with `stop`. */
const within = async <T>(seconds: number, stop: AbortSignal, act: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const pause = new AbortController();
  const abort = (): void => pause.abort();
  const timer = setTimeout(abort, 1000 * seconds);
  stop.addEventListener("abort", abort);
  if (stop.aborted) abort();
  try {
    return await act(pause.signal);
  } finally {
    clearTimeout(timer);
    stop.removeEventListener("abort", abort);
  }
};
