import type { Progress, RunState } from "@gradkit/optimizer";
import type { Job } from "bullmq";
import { error } from "../errors.js";
import { fromExactText, toExactText } from "../exact-text.js";
import type { Store } from "../redis/store.js";
import { endOf, endText } from "../task/end.js";
import { type Packed, protocol, unpack } from "../task/packed.js";
import type { Crew, Left, Working } from "./crew.js";

export interface Means {
  readonly store: Store;
  readonly crew: Crew;
  readonly seconds: number;
  readonly attempts: number;
  readonly backoff: number;
  readonly log: (line: string) => void;
  readonly progress: (progress: Progress) => void;
  /** Is told that no thread can be had here: the task is another worker's. */
  readonly unable: (message: string) => void;
}

/** A job in hand, and what can be done about it from outside. */
export interface Handed {
  readonly done: Promise<"done" | "handed back" | "dropped">;
  /** Ends its run as cancelled. */
  readonly cancel: () => void;
  /** Writes its run down for another worker. */
  readonly handBack: () => void;
  /** Ends it without a word, since it is another worker's by now. */
  readonly drop: () => void;
}

/** Milliseconds between two messages about the progress of a task. */
const interval = 500;

/** Does a job: whatever becomes of it stands in the store before this resolves, or the job is another worker's. */
export const doJob = (job: Job<Packed>, { store, crew, seconds, attempts, backoff, log, progress: tell, unable }: Means): Handed => {
  const id = job.id!;
  const name = id.slice(0, 8);
  let why: "cancelled" | "handed back" | "dropped" | undefined;
  let working: Working | undefined;
  let wake: (() => void) | undefined;
  let kept = job.data.checkpoint;
  let written: Promise<unknown> = Promise.resolve();
  let told = -Infinity;

  const stop = (reason: typeof why) => (): void => {
    why ??= reason;
    working?.stop();
    wake?.();
  };
  /** Writes into the job, as it is then. */
  const update = (more: Partial<Packed>): Promise<unknown> => {
    const write = async (): Promise<void> => {
      try {
        await job.updateData({ ...job.data, ...more });
      } catch (e) {
        // It is not there any more: somebody else has done it.
        log(`task ${name}: ${e instanceof Error ? e.message : String(e)}`);
        stop("dropped")();
      }
    };
    return (written = written.then(write));
  };
  const checkpoint = (run: string): void => {
    kept = run;
    void update({ checkpoint: run });
  };
  const progress = (news: Progress): void => {
    if (performance.now() - told < interval) return;
    told = performance.now();
    tell(news);
  };
  const keep = async (text: string, short = false): Promise<"done"> => {
    await store.keepEnd(id, text, short);
    return "done";
  };
  const runSoFar = async (): Promise<RunState> => (kept === undefined ? (await unpack(job.data, async (hash) => parsed(await store.part(hash))))!.run : (fromExactText(kept) as RunState));
  const poisoned = (message: string): Promise<"done"> => keep(endText({ error: error("cluster/poison", { attempts, message }) }));

  const attempt = async (deaths: number): Promise<"done" | "handed back" | "dropped"> => {
    if (why === "cancelled") return keep(endText({ run: { ...(await runSoFar()), end: "cancelled" } }), true);
    if (why) return why;
    working = crew.work({ ...job.data, ...(kept === undefined ? {} : { checkpoint: kept }) }, { seconds, progress, checkpoint, partOf: store.part });
    if (why) working.stop();
    const left: Left = await working.left;
    working = undefined;
    await written;
    // Its parts are lost, with all of Redis perhaps: who wants it done sends it again.
    if ("lost" in left) return "dropped";
    if ("unable" in left) {
      unable(left.unable);
      return "handed back";
    }
    if ("end" in left) return ended(left.end);
    if ("still" in left) return why ? attempt(deaths) : keep(endText({ run: { ...(await runSoFar()), end: "stalled" } }));
    log(`task ${name}: what worked on it died: ${left.died}`);
    if (deaths + 1 >= attempts) return poisoned(left.died);
    await update({ deaths: deaths + 1 });
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, 1000 * backoff * 2 ** deaths);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    return attempt(deaths + 1);
  };

  const ended = async (text: string): Promise<"done" | "handed back" | "dropped"> => {
    if (why === undefined || why === "cancelled") return keep(text, why === "cancelled");
    const end = endOf(text);
    // What ended by itself in the last moment is done.
    if ("error" in end || end.run.end !== "cancelled") return keep(text);
    if (why === "handed back") await update({ checkpoint: toExactText({ ...end.run, end: undefined }) });
    return why;
  };

  const begin = async (): Promise<"done" | "handed back" | "dropped"> => {
    const { data, stalledCounter } = job;
    if (await store.hasEnd(id)) return "done";
    if (data.protocol !== protocol) return keep(endText({ error: error("cluster/protocol", { here: protocol, there: data.protocol }) }));
    if (stalledCounter >= attempts) return poisoned(`its process was ended ${stalledCounter} times`);
    if (await store.isCancelled(id)) why ??= "cancelled";
    return attempt(data.deaths ?? 0);
  };

  return { done: begin(), cancel: stop("cancelled"), handBack: stop("handed back"), drop: stop("dropped") };
};

const parsed = (text: string | undefined): unknown => (text === undefined ? undefined : fromExactText(text));
