import { progressOf } from "../run/progress.js";
import { workLater } from "../run/work-later.js";
import type { StartWork } from "../run/work.js";
import type { Task } from "./task.js";
import type { CreateWorker } from "./thread.js";

/** A worker of its own, or how it is made and watched. */
export type Place = "worker" | WorkerOptions;

export interface WorkerOptions {
  /** Makes the worker, where a bundler must see the expression in your own code: a module that calls `serveHere` of `@gradkit/optimizer/worker`. */
  readonly create?: CreateWorker;
  /** Seconds without a sign of life after which the worker is ended, 60 unless given: more than one evaluation takes. */
  readonly stall?: number;
  /** Where no worker can be started, the run is done in this thread, and a warning says so; without it that is an error. It holds for runs, and not for the tasks of a sweep. */
  readonly fallback?: "inline";
  /** Waits until a worker may be made: that of a pool. */
  readonly turn?: () => Promise<() => void>;
}

/** Work on a task in a worker: the loop there is the loop here, which takes its place where it cannot be started and that was asked for. */
export const workElsewhere =
  (place: Place, task: Task, here?: StartWork): StartWork =>
  (tell) => {
    const options = place === "worker" ? {} : place;
    return workLater(import("./work-in-worker.js").then(({ workInWorker }) => workInWorker(task, options, tell, (run) => tell(progressOf(run)), options.fallback && here)));
  };
