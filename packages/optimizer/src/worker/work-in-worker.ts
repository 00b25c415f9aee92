import { GradkitError } from "@gradkit/shapes";
import { wrap, type Remote } from "comlink";
import { error } from "../errors.js";
import type { Progress } from "../run/progress.js";
import type { RunState } from "../run/run-state.js";
import type { Work } from "../run/work.js";
import { protocol, type News, type SentError, type Served, type Task } from "./task.js";
import { threadOf, type Thread } from "./thread.js";
import type { WorkerOptions } from "./work-elsewhere.js";

/** Milliseconds that a worker has to load, to end after it is cancelled, and between two looks at whether it lives. */
const loading = 10_000;
const grace = 250;
const beat = 250;

/**
 * A task's work in a worker that is watched: whatever becomes of the worker, the result settles. A worker that dies is replaced once, and goes on from the last copy of the
 * run; one that does not end within a quarter of a second after it is cancelled is ended, and the last copy is the result.
 */
export const workInWorker = (task: Task, { create, stall = 60, turn }: WorkerOptions, tell: (progress: Progress) => void): Work => {
  const flag = sharedFlag();
  let kept = task.run;
  let heard = performance.now();
  let ended: Promise<unknown> = Promise.resolve();
  let waiting = true;
  let paused = false;
  let cancelled = false;
  let remote: Remote<Served> | undefined;
  let kill: ((run: RunState) => void) | undefined;
  const killed = new Promise<RunState>((resolve) => (kill = resolve));

  /** One worker's life, up to the end of the run or its own. */
  const attempt = async (): Promise<RunState> => {
    const thread = opened(task.call, () => threadOf(create));
    try {
      thread.endpoint.addEventListener("message", (event) => {
        const news = (event as MessageEvent).data as Partial<News>;
        heard = performance.now();
        if (news.gradkit === "progress") tell(news.progress!);
        if (news.gradkit === "state") kept = news.run!;
      });
      const there = wrap<Served>(thread.endpoint);
      await greeted(task.call, thread, there);
      remote = there;
      heard = performance.now();
      if (paused) void there.pause();
      const running = there.run({ ...task, run: kept, flag });
      if (cancelled) void there.cancel();
      const settled = await Promise.race([running, killed.then((run) => ({ run })), thread.death.then(({ code, message }) => Promise.reject(error(code, { call: task.call, message })))]);
      if ("error" in settled) throw revived(settled.error);
      return settled.run;
    } finally {
      remote = undefined;
      ended = Promise.race([thread.terminate(), new Promise((resolve) => setTimeout(resolve, grace))]);
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

  const again = (e: unknown): Promise<RunState> => (e instanceof GradkitError && restartable.includes(e.code) && !cancelled ? attempt() : Promise.reject(e));

  /** The run in its turn; one that is cancelled before it comes does not wait for it. */
  const inTurn = async (): Promise<RunState> => {
    const place = turn?.();
    const early = await Promise.race([killed, Promise.resolve(place).then(() => undefined)]);
    waiting = false;
    try {
      return early ?? (await attempt().catch(again));
    } finally {
      // The place is free when the worker is gone, or cannot be got rid of.
      void place?.then(async (release) => ended.then(release));
    }
  };

  const result = inTurn()
    .then((run) => (kept = run))
    .finally(() => clearInterval(watch));

  return {
    result,
    pause: () => {
      paused = true;
      void remote?.pause();
    },
    resume: () => {
      paused = false;
      void remote?.resume();
    },
    cancel: () => {
      if (cancelled) return;
      cancelled = true;
      if (flag) Atomics.store(flag, 0, 1);
      void remote?.cancel();
      setTimeout(() => kill?.({ ...kept, end: "cancelled" }), grace);
    },
    current: async () => (await remote?.current()) ?? kept,
  };
};

/** Memory that both threads see: in Node always, in a browser where the page is isolated. */
const sharedFlag = (): Int32Array | undefined => {
  const { crossOriginIsolated = true } = globalThis as { crossOriginIsolated?: boolean };
  return typeof SharedArrayBuffer !== "undefined" && crossOriginIsolated ? new Int32Array(new SharedArrayBuffer(4)) : undefined;
};

/** Ends after which a second worker may do better. */
const restartable: readonly string[] = ["optimizer/worker-crash", "optimizer/worker-exit"];

const opened = (call: string, open: () => Thread): Thread => {
  try {
    return open();
  } catch (e) {
    throw error("optimizer/worker-load", { call, message: e instanceof Error ? e.message : String(e) });
  }
};

/** A worker that has loaded, and speaks our protocol. */
const greeted = async (call: string, { death }: Thread, remote: Remote<Served>): Promise<void> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<string>((resolve) => (timer = setTimeout(() => resolve(`it did not answer within ${loading / 1000} s`), loading)));
  const answer = await Promise.race([remote.hello(), late, death.then(({ message }) => message)]);
  clearTimeout(timer);
  if (typeof answer === "string") throw error("optimizer/worker-load", { call, message: answer });
  if (answer !== protocol) throw error("optimizer/worker-version", { call, here: protocol, there: answer });
};

const revived = ({ code, data, message }: SentError): Error => (code === undefined ? new Error(message) : new GradkitError(code, data, message));
