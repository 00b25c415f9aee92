import { isGradkitError } from "@gradkit/shapes";
import type { Answer, Ask } from "../ask.js";
import { laterError } from "../later-errors.js";
import type { Evaluator } from "../evaluator.js";
import { weightsOf } from "../objective/chunks.js";
import { racing } from "../run/racing.js";
import { gone } from "./gone.js";
import { ledger, type Ledger } from "./ledger.js";
import type { Pool } from "./pool.js";
import { reached } from "./reached.js";
import { revived } from "./sent-error.js";
import { sharesMemory } from "./shared-memory.js";
import type { Answered, Task } from "./task.js";

/** An evaluator by the workers of a pool, until it is closed. */
export interface Shared {
  readonly evaluator: Evaluator;
  readonly close: () => void;
}

/** An ask whose parts are being answered. */
interface Asked {
  readonly ask: Ask;
  readonly count: number;
  readonly parts: Ledger;
  readonly resolve: (answer: Answer | PromiseLike<Answer>) => void;
  readonly reject: (reason: unknown) => void;
}

/** How often a worker is begun in one place: a second one takes the place of one that died. */
const lives = 2;
/** Milliseconds between two looks at whether a part is late. */
const glance = 25;

/**
 * Answers by parts, each of which the workers of a pool compute as they come to it: what is added to what does not depend on who did. Parts of a worker that dies, or is slow, are done by others; whichever answer
 * is first counts. Where no worker is left, what is asked rejects by what became of the last.
 */
export const share = (task: Task, pool: Pool, here?: Evaluator): Shared => {
  const { call } = task;
  const { stall = 60 } = pool;
  const weights = weightsOf(task.chunks!, task.columns!.count);
  const sent: Task = { ...task, columns: task.columns && { ...task.columns, arrays: task.columns.arrays.map(inSharedMemory) } };
  let asked: Asked | undefined;
  /** What answers where no worker is left. */
  let last: Evaluator | undefined;
  let wake = (): void => undefined;
  let woken = new Promise<void>((resolve) => (wake = resolve));
  const everybodyLooks = (): void => {
    wake();
    woken = new Promise<void>((resolve) => (wake = resolve));
  };
  const closing = new AbortController();
  const { signal } = closing;
  const closed = new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(new Error("closed"))));
  closed.catch(everybodyLooks);
  const unlessClosed = racing(closed);

  const settle = (done: Asked): Asked => {
    if (done === asked) asked = undefined;
    return done;
  };

  /** One worker, until it dies or all is done. */
  const life = async (): Promise<void> => {
    const { there, alive, terminate } = await reached(call, pool.create, () => undefined, closed.catch(() => undefined));
    const inTime = async <T>(answer: Promise<T>): Promise<T> => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const silent = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(laterError("optimizer/worker-exit", { call, message: `no answer within ${stall} s` })), 1000 * stall)));
      return unlessClosed(Promise.race([alive(answer), silent])).finally(() => clearTimeout(timer));
    };
    try {
      await inTime(Promise.resolve(there.open(sent)));
      let known: Asked | undefined;
      while (!signal.aborted) {
        const current = asked;
        const since = performance.now();
        const taken = current?.parts.take(since) ?? [];
        if (!current || taken.length === 0) {
          await (current ? soon(woken) : woken);
          continue;
        }
        try {
          const reply = await inTime<Answered>(there.parts(taken, current === known ? undefined : { ask: current.ask, count: current.count }));
          known = current;
          if ("error" in reply) throw revived(reply.error);
          const whole = current.parts.receive(taken, reply.answers, performance.now() - since);
          if (whole) settle(current).resolve(whole);
        } catch (e) {
          if (signal.aborted) return;
          if (died(e)) {
            current.parts.giveBack(taken);
            everybodyLooks();
            throw e;
          }
          settle(current).reject(e);
        }
      }
    } finally {
      await gone(terminate);
    }
  };

  /** A place of the pool, in its turn. */
  const place = async (): Promise<void> => {
    const release = await pool.turn();
    try {
      for (let left = lives; !signal.aborted; ) {
        try {
          await life();
        } catch (e) {
          if (signal.aborted) return;
          if (!died(e) || isGradkitError(e, "optimizer/worker-memory") || --left === 0) throw e;
        }
      }
    } finally {
      release();
    }
  };

  void Promise.allSettled(Array.from({ length: Math.min(pool.size, weights.length) }, place)).then((ends) => {
    const reason = ends.flatMap((end) => (end.status === "rejected" ? [end.reason as unknown] : []))[0];
    const instead = isGradkitError(reason, "optimizer/worker-load") ? here : undefined;
    if (instead) console.warn(`gradkit: the run is done in this thread: ${(reason as Error).message}`);
    last = instead ?? { answer: async () => Promise.reject(reason as Error) };
    asked?.resolve(answered(last, asked));
  });

  const answer: Evaluator["answer"] = (ask, count = 0) => {
    if (last) return last.answer(ask, count);
    return new Promise<Answer>((resolve, reject) => {
      asked = { ask, count, parts: ledger(weights, pool.size), resolve, reject };
      everybodyLooks();
    });
  };
  return { evaluator: { answer }, close: () => closing.abort() };
};

const answered = async ({ answer }: Evaluator, { ask, count }: Asked): Promise<Answer> => answer(ask, count);

/** What says of a worker that it is no more. */
const died = (e: unknown): boolean => (["optimizer/worker-crash", "optimizer/worker-exit", "optimizer/worker-memory", "optimizer/worker-message"] as const).some((code) => isGradkitError(e, code));

/** Waits for somebody to call, but not long: something may be late meanwhile. */
const soon = async (called: Promise<void>): Promise<void> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  await Promise.race([called, new Promise<void>((resolve) => (timer = setTimeout(resolve, glance)))]);
  clearTimeout(timer);
};

type Column = NonNullable<Task["columns"]>["arrays"][number];

/** The numbers in memory that is sent without being copied, where there is such. */
const inSharedMemory = ({ data, shape }: Column): Column => {
  if (!sharesMemory() || data.buffer instanceof SharedArrayBuffer) return { data, shape };
  const own = data.constructor as new (memory: SharedArrayBuffer) => typeof data;
  const shared = new own(new SharedArrayBuffer(data.byteLength));
  shared.set(data);
  return { data: shared, shape };
};
