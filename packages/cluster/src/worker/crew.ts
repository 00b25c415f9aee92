import type { Worker } from "node:worker_threads";
import type { Progress } from "@gradkit/optimizer";
import type { Packed } from "../task/packed.js";
import type { News, Order } from "./news.js";

/** What becomes of a task in a thread: its end as text, undefined where a part of it is lost; or the thread's death, which says nothing of the task; or that no thread can be had. */
export type Left = { readonly end: string } | { readonly lost: true } | { readonly died: string } | { readonly still: true } | { readonly unable: string };

/** What happens on the way. */
export interface Hooks {
  readonly seconds: number;
  readonly partOf: (hash: string) => Promise<string | undefined>;
  readonly progress: (progress: Progress) => void;
  readonly checkpoint: (run: string) => void;
}

/** A task being worked on. */
export interface Working {
  readonly left: Promise<Left>;
  /** Ends it soon: by itself, or else with its thread. */
  readonly stop: () => void;
}

/** Threads that are watched, and kept for the next task. */
export interface Crew {
  readonly work: (packed: Packed, hooks: Hooks) => Working;
  readonly close: () => Promise<void>;
}

/** Milliseconds that a thread has to end after it is told to, and between two looks at whether it lives. */
const grace = 500;
const beat = 250;

/** Makes threads by `create` as they are needed; one that gives no sign of life for `stall` seconds is ended. */
export const crewOf = (create: () => Worker, stall: number): Crew => {
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  const loaded = new WeakSet<Worker>();
  let closed = false;

  const hire = (): Worker => {
    const fresh = create();
    all.add(fresh);
    const gone = (): void => {
      all.delete(fresh);
      if (idle.includes(fresh)) idle.splice(idle.indexOf(fresh), 1);
    };
    return fresh.once("exit", gone).once("error", gone);
  };

  const work = (packed: Packed, { seconds, partOf, progress, checkpoint }: Hooks): Working => {
    const thread = idle.pop() ?? hire();
    const order = (what: Order): void => thread.postMessage(what, []);
    let heard = performance.now();
    let looked = heard;
    let settle: (left: Left) => void = () => undefined;
    const settled = new Promise<Left>((resolve) => (settle = resolve));
    const died = (message: string): void => settle(loaded.has(thread) ? { died: message } : { unable: message });
    const onError = (e: Error): void => died(e.message);
    const onExit = (code: number): void => died(`exit code ${code}`);
    const onNews = (news: News): void => {
      heard = performance.now();
      if (news.say === "ready") loaded.add(thread);
      if (news.say === "progress") progress(news.progress);
      if (news.say === "checkpoint") checkpoint(news.run);
      if (news.say === "need") void partOf(news.hash).then((text) => order({ say: "part", hash: news.hash, text }), () => order({ say: "part", hash: news.hash, text: undefined }));
      if (news.say === "end") settle({ end: news.text });
      if (news.say === "lost") settle({ lost: true });
    };
    thread.on("message", onNews).once("error", onError).once("messageerror", onError).once("exit", onExit);
    const watch = setInterval(() => {
      const now = performance.now();
      // Where this thread itself stood still, asleep or busy, the other's silence says nothing.
      if (now - looked > 4 * beat) heard = now;
      looked = now;
      if (now - heard > 1000 * stall) settle({ still: true });
    }, beat);
    order({ say: "work", packed, seconds });
    let late: ReturnType<typeof setTimeout> | undefined;
    const left = settled.then(async (how) => {
      clearInterval(watch);
      clearTimeout(late);
      thread.off("message", onNews).off("error", onError).off("messageerror", onError).off("exit", onExit);
      if (("end" in how || "lost" in how) && !closed) idle.push(thread);
      else await Promise.race([thread.terminate(), new Promise((resolve) => setTimeout(resolve, grace))]);
      return how;
    });
    return {
      left,
      stop: () => {
        order({ say: "stop" });
        late ??= setTimeout(() => settle({ still: true }), grace);
      },
    };
  };

  return {
    work,
    close: async () => {
      closed = true;
      await Promise.all([...all].map((thread) => Promise.race([thread.terminate(), new Promise((resolve) => setTimeout(resolve, grace))])));
    },
  };
};
