import { availableParallelism } from "node:os";
import { Worker as Thread } from "node:worker_threads";
import { type Job, WaitingError, Worker } from "bullmq";
import { error } from "../errors.js";
import { connect } from "../redis/connect.js";
import { cancelled, prefix, storeOf } from "../redis/store.js";
import type { Tls } from "../redis/tls.js";
import type { Packed } from "../task/packed.js";
import { crewOf } from "./crew.js";
import { doJob, type Handed } from "./do-job.js";

export interface WorkOptions {
  /** Where Redis is: redis://host:6379, or rediss://user:password@host:6380. */
  readonly connection: string;
  readonly tls?: Tls;
  /** The name of the queue, "tasks" unless given. */
  readonly queue?: string;
  /** How many tasks are worked on at once, each in a thread of its own: as many as there are processors unless given. */
  readonly pool?: number;
  /** Seconds between two checkpoints of a task, 5 unless given. */
  readonly checkpoint?: number;
  /** How often a task may end the thread that works on it, or its process, before it is given up: 3 unless given. */
  readonly attempts?: number;
  /** Seconds before the second attempt, doubled for each further one: 1 unless given. */
  readonly backoff?: number;
  /** Seconds without a sign of life after which a thread is ended, 60 unless given: more than one evaluation takes. */
  readonly stall?: number;
  /** Seconds after which another worker takes the tasks of one that is gone, 30 unless given. */
  readonly lock?: number;
  /** Seconds that running tasks have to end when the worker is closed, 10 unless given; the rest is handed to another worker, with its checkpoint. */
  readonly drain?: number;
  /** Seconds that results are kept for a coordinator that is away, a day unless given. */
  readonly keep?: number;
  /** Is told what happens, one line each; neither data nor passwords stand in it. */
  readonly log?: (line: string) => void;
  /** Makes a thread, where a bundler moves modules: one that runs @gradkit/cluster's dist/worker/thread.js. */
  readonly create?: () => { postMessage(message: unknown): void; terminate(): unknown };
}

/** A worker at work. */
export interface Working {
  /** Resolves when Redis has answered; rejects with cluster/unreachable where it does not. */
  readonly ready: Promise<void>;
  /** Takes no more tasks, lets those that run end, hands back the rest, and resolves when all is done. */
  readonly close: () => Promise<void>;
  /** Resolves when it is closed. */
  readonly closed: Promise<void>;
}

const numbers = { pool: 1, checkpoint: 0, attempts: 1, backoff: 0, stall: 0, lock: 0, drain: 0, keep: 1 } as const;
const whole: readonly string[] = ["pool", "attempts", "keep"];

/**
 * Works on the tasks of a queue until it is closed. Each task runs in a thread of its own that is watched; this one renews the claims on them. What a worker has begun when it dies, another takes up from its last checkpoint.
 *
 * @throws cluster/option, cluster/connection
 * @example
 * work({ connection: "redis://localhost", pool: 0 }) // throws cluster/option
 */
export const work = (options: WorkOptions): Working => {
  const { connection, tls, queue = "tasks", pool = availableParallelism(), checkpoint = 5, attempts = 3, backoff = 1, stall = 60, lock = 30, drain = 10, keep = 86_400, log = silent } = options;
  for (const [name, least] of Object.entries(numbers)) {
    const value = options[name as keyof typeof numbers];
    const fits = value === undefined || (whole.includes(name) ? Number.isInteger(value) && value >= least : value > least);
    if (!fits) throw error("cluster/option", { call: "work", option: name, rule: whole.includes(name) ? `must be a whole number, ${least} or more` : "must be a number above 0", got: String(value) });
  }
  const { redis, at, ready } = connect("work", connection, tls, log);
  const store = storeOf(redis, queue, keep);
  const crew = crewOf((options.create as (() => Thread) | undefined) ?? (() => new Thread(new URL("./thread.js", import.meta.url))), stall);
  const running = new Map<string, Handed>();
  const listening = redis.duplicate();
  listening.on("error", () => undefined);   // the other connection tells
  listening.on("message", (_, id) => running.get(id)?.cancel());

  const process = async (job: Job<Packed>, token?: string): Promise<void> => {
    const handed = doJob(job, { store, crew, seconds: checkpoint, attempts, backoff, log });
    running.set(job.id!, handed);
    try {
      if ((await handed.done) === "handed back") {
        await job.moveToWait(token);
        throw new WaitingError();
      }
    } finally {
      running.delete(job.id!);
    }
  };
  let bull: Worker<Packed> | undefined;
  const begin = async (): Promise<void> => {
    await ready();
    await listening.subscribe(cancelled(queue));
    if (closing) return;
    // Whether a task may be begun once more is the task's own count; here it must not be lost.
    bull = new Worker<Packed>(queue, process, { connection: redis, prefix, concurrency: pool, lockDuration: 1000 * lock, stalledInterval: 1000 * Math.max(lock / 2, 0.5), maxStalledCount: 1e9, runRetryDelay: 1000, drainDelay: 5 });
    bull.on("error", ({ message }) => log(`queue: ${message}`));
    bull.on("lockRenewalFailed", (ids) => ids.forEach((id) => running.get(id)?.drop()));
    log(`working on ${queue} of ${at}, ${pool} at once`);
  };
  const begun = begin();
  let closing: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    await begun.catch(() => undefined);
    await bull?.pause(true);
    const ends = Promise.all([...running.values()].map(({ done }) => done.catch(() => undefined)));
    let timer: ReturnType<typeof setTimeout> | undefined;
    await Promise.race([ends, new Promise((resolve) => (timer = setTimeout(resolve, 1000 * drain)))]);
    clearTimeout(timer);
    for (const handed of running.values()) handed.handBack();
    await bull?.close();
    await crew.close();
    redis.disconnect();
    listening.disconnect();
    log("closed");
  };
  let settleClosed: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => (settleClosed = resolve));
  const close = (): Promise<void> => (closing ??= end().finally(settleClosed));
  begun.catch(() => close());
  return { ready: begun, close, closed };
};

const silent = (): void => undefined;
