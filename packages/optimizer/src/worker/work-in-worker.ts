import { GradkitError } from "@gradkit/shapes";
import type { Remote } from "comlink";
import type { Progress } from "../run/progress.js";
import { racing } from "../run/racing.js";
import type { RunState } from "../run/run-state.js";
import type { StartWork, Work } from "../run/work.js";
import { gone } from "./gone.js";
import { reached } from "./reached.js";
import { revived } from "./sent-error.js";
import { sharesMemory } from "./shared-memory.js";
import type { Served, Settled, Task } from "./task.js";
import type { WorkerOptions } from "./work-elsewhere.js";

/** Milliseconds that a worker has to end after it is cancelled, and between two looks at whether it lives. */
const grace = 250;
const beat = 250;

/**
 * A task's work in a worker that is watched: whatever becomes of the worker, the result settles. A worker that dies is replaced once, and goes on from the last copy of the
 * run; one that does not end within a quarter of a second after it is cancelled is ended, and the last copy is the result.
 */
export const workInWorker = (task: Task, { create, stall = 60, turn }: WorkerOptions, tell: (progress: Progress) => void, tellEnd: (run: RunState) => void, here?: StartWork): Work => {
  // Memory that both threads see, where there is some.
  const flag = sharesMemory() ? new Int32Array(new SharedArrayBuffer(4)) : undefined;
  let kept = task.run;
  let heard = performance.now();
  let ended: Promise<void> = Promise.resolve();
  let told: Progress | undefined;
  let waiting = true;
  let paused = false;
  let cancelled = false;
  let settled = false;
  let remote: Remote<Served> | undefined;
  let local: Work | undefined;
  let kill: ((run: RunState) => void) | undefined;
  const killed = new Promise<RunState>((resolve) => (kill = resolve));
  /** What is asked of the worker, as long as it lives. */
  let unlessGone = racing(killed.then(() => undefined));

  /** One worker's life, up to the end of the run or its own. */
  const attempt = async (): Promise<RunState> => {
    told = undefined;
    const { there, alive, terminate } = await reached(task.call, create, (news) => {
      heard = performance.now();
      if (settled) return;
      // What comes late, after newer news, is no news.
      if (news.gradkit === "progress") {
        void remote?.heard();
        if (told && news.progress!.seconds < told.seconds) return;
        told = news.progress;
        tell(told!);
      }
      if (news.gradkit === "state" && news.run!.seconds >= kept.seconds) kept = news.run!;
    }, killed);
    let leave = (): void => undefined;
    try {
      remote = there;
      unlessGone = racing(new Promise<undefined>((resolve) => (leave = () => resolve(undefined))));
      heard = performance.now();
      const running = there.run({ ...task, run: kept, flag });
      if (paused) void there.pause();
      if (cancelled) void there.cancel();
      const end: Settled = await alive(Promise.race([running, killed.then((run) => ({ run }))]));
      if ("error" in end) throw revived(end.error);
      return end.run;
    } finally {
      remote = undefined;
      leave();
      ended = gone(terminate);
    }
  };

  const watch = setInterval(() => {
    const now = performance.now();
    // Where this thread itself stood still, asleep or busy, the worker's silence says nothing.
    if (now - looked > 4 * beat || paused || waiting) heard = now;
    looked = now;
    if (now - heard > 1000 * stall) kill?.({ ...kept, end: "stalled" });
  }, beat);
  let looked = performance.now();

  const again = async (e: unknown): Promise<RunState> => {
    if (cancelled || !(e instanceof GradkitError)) throw e;
    if (restartable.includes(e.code)) return attempt();
    if (!here || e.code !== "optimizer/worker-load") throw e;
    console.warn(`gradkit: the run is done in this thread: ${e.message}`);
    clearInterval(watch);
    local = here(tell);
    if (paused) local.pause();
    return local.result;
  };

  /** The run in its turn; one that is cancelled before it comes does not wait for it. */
  const inTurn = async (): Promise<RunState> => {
    const place = turn?.();
    const early = await Promise.race([killed, Promise.resolve(place).then(() => undefined)]);
    waiting = false;
    try {
      return early ?? (await Promise.race([killed, attempt().catch(again)]));
    } finally {
      // The place is free when the worker is gone, or cannot be got rid of.
      void place?.then(async (release) => ended.then(release));
    }
  };

  const result = inTurn()
    .then((run) => {
      kept = run;
      settled = true;
      // What was sent last may have been left out, while this thread was busy.
      if (run.seconds !== told?.seconds) tellEnd(run);
      return run;
    })
    .finally(() => clearInterval(watch));

  return {
    result,
    pause: () => {
      paused = true;
      local?.pause();
      void remote?.pause();
    },
    resume: () => {
      paused = false;
      local?.resume();
      void remote?.resume();
    },
    cancel: () => {
      if (cancelled) return;
      cancelled = true;
      if (flag) Atomics.store(flag, 0, 1);
      if (local) return local.cancel();
      void remote?.cancel();
      setTimeout(() => kill?.({ ...kept, end: "cancelled" }), grace);
    },
    current: async () => (await local?.current()) ?? (remote && (await unlessGone(remote.current()))) ?? kept,
  };
};

/** Ends after which a second worker may do better. */
const restartable: readonly string[] = ["optimizer/worker-crash", "optimizer/worker-exit"];
